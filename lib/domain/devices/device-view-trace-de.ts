import type { TraceSentences } from "@/lib/domain/devices/device-view-trace";

const runs = (firmware: string) => (firmware === "" ? "" : ` Es läuft mit ${firmware}.`);

/** What happened with a device, in German. */
export const TRACE_DE: TraceSentences = {
  connected: ({ lastEventId }) =>
    lastEventId === ""
      ? "Das Gerät hat sich verbunden und hört auf Änderungen."
      : `Das Gerät hat sich wieder verbunden; zuletzt hatte es von Dokument ${lastEventId} gehört.`,
  "disconnected:restart": () =>
    "Das Portal hat die Verbindung für einen Neustart beendet; das Gerät kommt wieder.",
  "disconnected:replaced": () =>
    "Die Verbindung endete, weil mit dieser Identität eine andere geöffnet wurde.",
  "disconnected:certificate": () =>
    "Das Portal hat die Verbindung beendet, weil das Zertifikat abgelaufen ist oder widerrufen wurde.",
  "disconnected:slow": () =>
    "Das Portal hat die Verbindung beendet, weil das Gerät nicht las, was gesendet wurde.",
  "disconnected:lost": () => "Die Leitung ist abgebrochen, oder das Gerät hat aufgelegt.",
  "disconnected:process_lost": () =>
    "Der Teil des Portals, mit dem das Gerät verbunden war, ist ohne Nachricht ausgefallen.",
  disconnected: () => "Die Verbindung endete.",
  sent: ({ seq }) => `Dokument ${seq} wurde an das Gerät gesendet.`,
  fetched: ({ seq }) => `Das Gerät hat Dokument ${seq} abgeholt.`,
  acknowledged: ({ seq, firmware }) => `Das Gerät hat Dokument ${seq} installiert.${runs(firmware)}`,
  "refused:stale_seq": ({ seq }) =>
    `Das Gerät hat Dokument ${seq} abgelehnt: Es hat eines mit dieser oder einer höheren Nummer.`,
  "refused:stale_iat": ({ seq }) =>
    `Das Gerät hat Dokument ${seq} abgelehnt: Es hat eines, das später signiert wurde.`,
  "refused:forged": ({ seq }) => `Das Gerät hat Dokument ${seq} abgelehnt: Die Signatur stimmt nicht.`,
  "refused:unknown_key": ({ seq }) =>
    `Das Gerät hat Dokument ${seq} abgelehnt: Es kennt den Schlüssel der Signatur nicht.`,
  "refused:denied_key": ({ seq }) =>
    `Das Gerät hat Dokument ${seq} abgelehnt: Der Schlüssel der Signatur ist gesperrt.`,
  "refused:unreadable": ({ seq }) => `Das Gerät hat Dokument ${seq} abgelehnt: Es konnte es nicht lesen.`,
  "refused:foreign_serial": ({ seq }) =>
    `Das Gerät hat Dokument ${seq} abgelehnt: Es ist für ein anderes Gerät.`,
  "refused:foreign_issuer": ({ seq }) =>
    `Das Gerät hat Dokument ${seq} abgelehnt: Es kommt von einem anderen Portal.`,
  refused: ({ seq, reason }) => `Das Gerät hat Dokument ${seq} abgelehnt. Sein Grund: ${reason}.`,
  returned: ({ count }) =>
    count === ""
      ? "Das Gerät hat Lizenzen zurückgegeben."
      : `Das Gerät hat Lizenzen zurückgegeben: ${count}.`,
  "restarted:expired": ({ firmware }) =>
    `Das Gerät ist neu gestartet, weil seine gemieteten Lizenzen endeten.${runs(firmware)}`,
  "restarted:test_mode_over": ({ firmware }) =>
    `Das Gerät ist neu gestartet, weil sein Testmodus vorbei war.${runs(firmware)}`,
  "restarted:power": ({ firmware }) =>
    `Das Gerät ist neu gestartet, nachdem es ohne Strom war.${runs(firmware)}`,
  "restarted:update": ({ firmware }) =>
    `Das Gerät ist nach einer Aktualisierung neu gestartet.${runs(firmware)}`,
  "restarted:requested": ({ firmware }) =>
    `Das Gerät ist neu gestartet, weil jemand es wollte.${runs(firmware)}`,
  restarted: ({ reason, firmware }) =>
    `Das Gerät ist neu gestartet.${reason === "" ? "" : ` Sein Grund: ${reason}.`}${runs(firmware)}`,
  stopped: ({ seq }) => `Das Gerät hat seine Lizenzen${seq === "" ? "" : ` aus Dokument ${seq}`} angehalten.`,
  test_mode_started: () => "Der Testmodus des Geräts wurde eingeschaltet: alles für acht Stunden.",
  test_mode_ended: () => "Der Testmodus des Geräts ist beendet.",
  other: ({ reason, seq }) => `${reason}${seq === "" ? "" : ` (Dokument ${seq})`}`,
};
