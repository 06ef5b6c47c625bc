import { type RefusalSentences, readableTime, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const CLOSED = { shipped: "wurde versandt", cancelled: "wurde storniert" };

/** What refusals about rental devices, their orders and their provisioning say in German. */
export const rentalDevices = {
  rental_device_unknown: ({ serial }) => `Das Konto hat kein Mietgerät mit der Seriennummer ${serial}.`,
  rental_device_not_shipped: ({ serial }) =>
    `Das Gerät ${serial} ist kein Mietgerät, das an den Partner oder Kunden dieses Kontos geliefert wurde.`,
  rental_device_elsewhere: ({ serial }) =>
    `Das Gerät ${serial} wurde für ein anderes Konto bereitgestellt. Entfernen Sie es dort zuerst, im Reiter Vertrag.`,
  rental_device_retired: ({ serial }) =>
    `Das Gerät ${serial} wurde ausgetauscht und geht an den Hersteller zurück. Es kann nicht mehr gemietet werden.`,
  rental_device_idle: ({ serial }) =>
    `Das Gerät ${serial} ist nicht gemietet, es gibt also nichts zu tauschen. Aktivieren Sie das andere Gerät.`,
  rental_device_active: ({ serial }) =>
    `Das Gerät ${serial} ist schon gemietet. Wählen Sie ein anderes Gerät.`,
  rental_device_rents: ({ serial }) => `Das Gerät ${serial} ist gemietet. Deaktivieren Sie es zuerst.`,
  rental_device_differs: ({ serial, article }) =>
    `Das Gerät ${serial} ist ein anderes Modell. Nur ein Gerät mit der Artikelnummer ${article} kann dieses ersetzen.`,
  rental_device_repeated: ({ serial }) => `Die Seriennummer ${serial} ist doppelt angegeben.`,
  rental_order_closed: ({ state }) =>
    `Das geht nicht mehr: Die Bestellung ${wordsFor(CLOSED, state, "ist abgeschlossen")}.`,
  rental_order_miscounted: ({ article, ordered, given }) =>
    `Von ${article} sind ${ordered} bestellt und ${given} Seriennummern angegeben. Beides muss gleich sein.`,
  provisioning_code_unknown: () =>
    "Diesen Bereitstellungscode hat niemand erstellt. Vielleicht hat er einen Tippfehler.",
  provisioning_code_expired: ({ at }) =>
    `Dieser Bereitstellungscode ist am ${readableTime(at)} abgelaufen. Bitte erstellen Sie einen neuen.`,
  provisioning_code_ended: () => "Dieser Bereitstellungscode wurde beendet. Bitte erstellen Sie einen neuen.",
  provisioning_code_used: ({ most }) =>
    most === 1
      ? "Dieser Bereitstellungscode ist schon verwendet. Jedes Gerät braucht einen neuen; für viele gibt es den Code für einen Rollout."
      : `Dieser Bereitstellungscode hat alle seine ${most} Geräte aufgenommen. Bitte erstellen Sie einen neuen.`,
} as const satisfies Partial<RefusalSentences>;
