import { contracts } from "@/lib/domain/refusal-sentences/de-contracts";
import { deviceIdentity } from "@/lib/domain/refusal-sentences/de-device-identity";
import { licenseKeys } from "@/lib/domain/refusal-sentences/de-license-keys";
import { accountLife } from "@/lib/domain/refusal-sentences/de-account-life";
import { prices } from "@/lib/domain/refusal-sentences/de-prices";
import { projects } from "@/lib/domain/refusal-sentences/de-projects";
import { reloads } from "@/lib/domain/refusal-sentences/de-reloads";
import { rentalDevices } from "@/lib/domain/refusal-sentences/de-rental-devices";
import { statements } from "@/lib/domain/refusal-sentences/de-statements";
import { vendor } from "@/lib/domain/refusal-sentences/de-vendor";
import {
  type RefusalSentences,
  readableTime,
  waitingTime,
  wordsFor,
} from "@/lib/domain/refusal-sentences/wording";

const AMOUNT_FAULTS = {
  not_a_number: "Ein Betrag sieht aus wie 12 oder 12,50: Ziffern und höchstens zwei Nachkommastellen.",
  negative: "Ein Betrag kann nicht negativ sein.",
  too_many_decimals: "Ein Betrag hat höchstens zwei Nachkommastellen; hier wird nicht gerundet.",
  too_large: "Dieser Betrag ist größer, als das Portal verwalten kann: höchstens 1.000.000.000 iSC.",
  zero: "Dieser Betrag muss größer als null sein.",
};

const CERTIFICATE_FAULTS = {
  unreadable: "Es ist nicht lesbar",
  untrusted: "Es stammt von keiner Stelle, der dieses Portal vertraut",
  authority: "Es gehört einer Zertifizierungsstelle und keinem Gerät",
  key: "Seine Schlüsselart wird nicht unterstützt",
  serial: "Sein Name ist keine Seriennummer eines Geräts",
  expired: "Es ist abgelaufen",
  not_yet_valid: "Es ist noch nicht gültig",
  revoked: "Es wurde gesperrt",
};

const DEVICE_TOKEN_FAULTS = {
  malformed: "Es ist nicht lesbar",
  algorithm: "Es ist auf eine nicht zugelassene Art signiert",
  signature: "Seine Signatur passt nicht zum Zertifikat",
  subject: "Es nennt ein anderes Gerät als das Zertifikat",
  audience: "Es ist für ein anderes Portal bestimmt",
  jti: "Es hat keine brauchbare Kennung (jti)",
  boot: "Es nennt seinen Start (boot) auf unbrauchbare Weise",
  time: "Seine Zeitangaben fehlen oder sind unbrauchbar",
  lifetime: "Es gilt zu lange oder gar nicht",
  call_key: "Sein Abrufschlüssel ist abgelaufen, unbrauchbar oder nicht dafür da",
};

const KINDS = { vendor: "Mitarbeiter des Herstellers", partner: "Partner", customer: "Kunden" };

const PERMISSIONS = {
  view: "Ansehen",
  licenses: "Lizenzen",
  rental: "Miete",
  contracts: "Verträge",
  members: "Mitglieder",
};

/** "12.50" in German notation. */
const comma = (isc: string): string => isc.replace(".", ",");

/** What every refusal says in German: what is wrong and, where there is one, the way on. */
export const de: RefusalSentences = {
  invalid: () => "In der Anfrage fehlt etwas oder ist falsch: „errors“ sagt, wo und warum.",
  body_malformed: () => "Der Inhalt der Anfrage ist kein JSON in UTF-8.",
  body_too_long: ({ most }) => `Der Inhalt der Anfrage ist länger als ${most} Bytes.`,
  media_type_unsupported: ({ expected }) =>
    `Bitte den Inhalt als ${expected} senden und das in Content-Type angeben.`,
  method_not_allowed: ({ allowed }) => `Diese Adresse versteht nur ${allowed}.`,
  idempotency_key_malformed: () =>
    "Ein Idempotency-Key hat 1 bis 255 Zeichen, alle davon druckbare ASCII-Zeichen.",

  text_unusable: () =>
    "Ein Text enthält ein Zeichen, das nicht gespeichert werden kann: NUL oder ein halbes Ersatzpaar.",
  email_malformed: () => "Das ist keine E-Mail-Adresse. Sie sieht aus wie erika@example.com.",
  amount_malformed: ({ fault }) => wordsFor(AMOUNT_FAULTS, fault, AMOUNT_FAULTS.not_a_number),
  instant_malformed: ({ text }) =>
    `„${text}“ ist keine Zeitangabe. Bitte so schreiben: 2026-11-22T03:10:00Z.`,
  serial_malformed: ({ text }) =>
    `„${text}“ ist keine Seriennummer. Sie steht auf dem Etikett des Geräts, zum Beispiel 00-90-33-00-00-00.`,
  article_number_malformed: ({ text }) =>
    `„${text}“ ist keine Artikelnummer. Sie sieht aus wie 02-00039-002.`,
  quantity_invalid: ({ article, most }) =>
    `Die Menge von ${article} muss eine ganze Zahl von 0 bis ${most} sein.`,

  activation_key_malformed: ({ reason, character, digits }) =>
    wordsFor(
      {
        empty: "Bitte einen Activation Key einfügen. Er sieht aus wie ACT-1-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx.",
        character: `„${character}“ kommt in keinem Activation Key vor: Nach ACT-1 stehen nur die Ziffern 0–9 und die Buchstaben a–f.`,
        length: `Ein Activation Key hat nach ACT-1 genau 24 Stellen; dieser hat ${digits}. Vielleicht wurde ein Teil nicht mitkopiert.`,
      },
      reason,
      "Dieser Activation Key enthält einen Tippfehler: Eine Stelle ist falsch, oder zwei sind vertauscht. Bitte mit dem Original vergleichen.",
    ),
  activation_key_unknown: () =>
    "Diesen Activation Key hat niemand ausgestellt. Bitte prüfen, woher er stammt.",
  activation_key_used: ({ at }) =>
    at === undefined
      ? "Dieser Activation Key wurde bereits verwendet. Jeder Key zählt einmal."
      : `Dieser Activation Key wurde am ${readableTime(at)} verwendet. Jeder Key zählt einmal.`,
  activation_key_cancelled: () =>
    "Dieser Activation Key wurde vom Aussteller storniert und kann nicht mehr verwendet werden.",
  activation_key_holds_no_credits: () =>
    "Dieser Activation Key enthält Lizenzen und keine iSC. Bitte im Lizenzmanager einem Projekt hinzufügen.",

  ...projects,

  ...licenseKeys,
  ...contracts,
  ...rentalDevices,
  ...reloads,
  ...deviceIdentity,
  ...vendor,

  balance_too_low: ({ balanceIsc, monthlyIsc }) =>
    `Das Guthaben von ${comma(balanceIsc)} iSC reicht nicht für eine Sekunde bei ${comma(monthlyIsc)} iSC im Monat. Bitte zuerst das Konto aufladen oder weniger mieten.`,
  balance_too_high: () => "So viel Guthaben kann das Konto nicht aufnehmen.",
  rate_too_high: () => "Das ist mehr, als ein Konto mieten kann. Bitte auf mehrere Konten verteilen.",
  prices_changed: () =>
    "Die Preise haben sich inzwischen geändert. Bitte die neuen Preise prüfen und noch einmal bestätigen.",
  configuration_outdated: ({ basedOn, version }) =>
    `Diese Konfiguration wurde inzwischen geändert: Angezeigt war Version ${basedOn}, gültig ist Version ${version}. Bitte ansehen und die Änderung noch einmal vornehmen.`,
  account_not_found: () => "Dieses Konto gibt es nicht, oder es ist nicht für Sie bestimmt.",
  pbx_unknown: ({ serial }) =>
    `Das Konto hat keine PBX mit der Seriennummer ${serial}. Bitte zuerst hinzufügen.`,
  serial_taken: ({ serial }) =>
    `Die Seriennummer ${serial} ist bereits vergeben. Eine PBX bezieht ihre Lizenzen aus einer einzigen Quelle.`,
  name_taken: ({ name }) => `„${name}“ gibt es bereits. Bitte einen anderen Namen wählen.`,
  warning_addresses_missing: () => "Dieses Konto hat keine Warnadressen. Bitte zuerst eine speichern.",
  article_unknown: ({ article }) => `Einen Artikel ${article} gibt es nicht.`,
  article_not_rentable: ({ article }) => `Der Artikel ${article} kann nicht gemietet werden.`,
  article_number_taken: ({ article }) => `Einen Artikel ${article} gibt es bereits.`,
  price_missing: ({ article, scenario }) =>
    `Die Preisliste enthält keinen Preis für ${article} ${scenario === "cloud" ? "in der Cloud" : "vor Ort"}.`,
  price_list_empty: () => "Eine Preisliste braucht mindestens einen Preis.",
  price_list_missing: () => "Es ist noch keine Preisliste gültig.",
  valid_from_in_past: ({ validFrom, now }) =>
    `Eine Preisliste kann nicht in der Vergangenheit beginnen: ${readableTime(validFrom)} liegt vor ${readableTime(now)}.`,
  ...accountLife,
  ...prices,
  ...statements,
  valid_from_taken: ({ validFrom }) =>
    `Um ${readableTime(validFrom)} beginnt bereits eine andere Preisliste.`,

  idempotency_mismatch: ({ reference }) =>
    `Die Referenz „${reference}“ wurde bereits für eine andere Anfrage verwendet. Bitte für jede neue Anfrage eine neue nehmen.`,
  rate_limited: ({ retryAfterSeconds }) => {
    const { count, unit } = waitingTime(retryAfterSeconds);
    const units = unit === "second" ? "Sekunde" : "Minute";
    return `Das waren zu viele Versuche. Bitte ${count} ${units}${count === 1 ? "" : "n"} warten und noch einmal versuchen.`;
  },

  sign_in_refused: () => "Die E-Mail-Adresse oder das Passwort ist falsch.",
  sign_in_required: () => "Bitte zuerst anmelden.",
  session_required: () => "Ein API-Token kann das nicht. Bitte melden Sie sich an und tun Sie es selbst.",
  acting_not_allowed: () => "Das geht nicht, solange Sie für jemand anderen handeln. Beenden Sie das zuerst.",
  session_ended: () => "Ihre Sitzung ist beendet. Bitte neu anmelden.",
  last_manager: () =>
    "Niemand sonst kümmert sich hier um die Mitglieder. Geben Sie zuerst jemand anderem das Recht „Mitglieder“.",
  member_already: ({ email }) => `Jemand mit der Adresse ${email} gehört bereits zu dieser Organisation.`,
  invited_already: ({ email }) =>
    `Die Adresse ${email} wurde bereits eingeladen. Senden Sie diese Einladung erneut, oder ziehen Sie sie zuerst zurück.`,
  invitation_for_another: ({ email }) =>
    `Diese Einladung ist für ${email}. Melden Sie sich mit dieser Adresse an, um sie anzunehmen.`,
  rights_too_wide: () =>
    "Wer auf Projekte beschränkt ist, kann nur Lizenzen sehen und verwalten. Nehmen Sie die anderen Rechte weg oder die Beschränkung.",
  projects_missing: () => "Wählen Sie mindestens ein Projekt, oder heben Sie die Beschränkung auf.",
  vendor_exists: ({ name }) =>
    `Diese Installation hat bereits einen Hersteller: ${name}. Es kann nur einen geben.`,
  password_wrong: () => "Das ist nicht Ihr jetziges Passwort.",
  password_too_short: ({ least }) => `Ein Passwort hat mindestens ${least} Zeichen.`,
  password_too_long: ({ most }) => `Ein Passwort hat höchstens ${most} Zeichen.`,
  password_common: () =>
    "Dieses Passwort gehört zu denen, die zuerst probiert werden. Bitte wählen Sie eines, das nicht aus häufigen Wörtern, Tastenreihen oder Ihrem Namen besteht.",
  link_invalid: () => "Dieser Link wurde bereits verwendet oder ist abgelaufen. Bitte einen neuen anfordern.",
  code_wrong: () =>
    "Dieser Code stimmt nicht oder wurde schon verwendet. Warten Sie auf den nächsten und versuchen Sie es noch einmal.",
  second_factor_on: () => "Ihr zweiter Faktor ist bereits eingeschaltet.",
  second_step_over: () => "Das hat zu lange gedauert. Bitte melden Sie sich neu an, zuerst mit dem Passwort.",
  email_unconfirmed: () =>
    "Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse mit dem Link in der Mail, die wir Ihnen gesendet haben.",
  email_taken: ({ email }) => `Einen Benutzer mit der Adresse ${email} gibt es bereits.`,
  permission_missing: ({ permission }) =>
    `Dafür brauchen Sie das Recht „${wordsFor(PERMISSIONS, permission, permission)}“. Wer in Ihrer Organisation das Recht „Mitglieder“ hat, kann es vergeben.`,
  organization_kind_wrong: ({ needed }) => `Das können nur ${wordsFor(KINDS, needed, needed)}.`,
  not_found: () => "Hier gibt es nichts, oder es ist nicht für Sie bestimmt.",
  token_missing: () => "Bitte mit der Anfrage ein API-Token senden: Authorization: Bearer …",
  token_invalid: () => "Dieses API-Token ist unbekannt. Vielleicht wurde ein Teil nicht mitkopiert.",
  token_revoked: () => "Dieses API-Token wurde widerrufen. Ein neues gibt es auf der Seite „API-Token“.",
  token_expired: () => "Dieses API-Token ist abgelaufen. Ein neues gibt es auf der Seite „API-Token“.",
  token_read_only: () => "Dieses API-Token darf nur lesen. Bitte eines verwenden, das schreiben darf.",
  cron_secret_wrong: () => "Diese Route verlangt das CRON_SECRET der Installation als Bearer-Token.",

  certificate_missing: () => "Das Gerät hat mit seinem Token kein Zertifikat (x5c) gesendet.",
  certificate_invalid: ({ reason }) =>
    `Das Gerätezertifikat wird nicht anerkannt: ${wordsFor(CERTIFICATE_FAULTS, reason, reason)}.`,
  device_token_invalid: ({ reason }) =>
    `Das Token des Geräts wird nicht anerkannt: ${wordsFor(DEVICE_TOKEN_FAULTS, reason, reason)}.`,
  token_replayed: () => "Dieses Geräte-Token wurde bereits verwendet. Jedes zählt einmal.",
  clock_skew: ({ skewSeconds }) =>
    `Die Uhr des Geräts geht ${Math.abs(skewSeconds)} Sekunden ${skewSeconds < 0 ? "nach" : "vor"}. Bitte stellen.`,
  device_key_unsuitable: () =>
    "Der Schlüssel eines Geräts ist P-256, Ed25519 oder RSA ab 2048 Bit; ein Zertifikatsantrag ist mit ihm unterschrieben.",
  acknowledgement_unknown: ({ seq }) =>
    `Ein Lizenzdokument mit der Nummer ${seq} wurde für dieses Gerät nicht ausgestellt.`,
  portal_restarting: () =>
    "Das Portal wird gerade neu gestartet. Bitte in einem Augenblick noch einmal versuchen.",

  clock_moves_forward_only: () => "Die Demo-Uhr lässt sich nur vorstellen.",
};
