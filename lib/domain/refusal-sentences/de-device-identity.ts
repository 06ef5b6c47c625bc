import { type RefusalSentences, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const REQUEST_FAULTS = {
  unreadable: "er ist kein PKCS#10-Antrag in PEM-Form",
  signature: "er ist nicht mit dem eigenen Schlüssel unterschrieben",
  key: "sein Schlüssel ist weder P-256 noch Ed25519 noch RSA ab 2048 Bit",
  serial: "er wurde für eine andere Seriennummer erstellt",
};

const AUTHORITY_FAULTS = {
  certificate: "das Zertifikat ist nicht in PEM-Form",
  key: "der private Schlüssel ist nicht in PEM-Form",
  passphrase: "die Passphrase des privaten Schlüssels fehlt oder ist falsch",
  mismatch: "der private Schlüssel gehört nicht zum Zertifikat",
  not_ca: "das Zertifikat ist keines einer Zertifizierungsstelle (das CA-Merkmal fehlt)",
  usage: "das Zertifikat erlaubt nicht, Zertifikate und Sperrlisten zu unterschreiben",
  algorithm: "der Schlüssel ist weder P-256 noch P-384 noch Ed25519 noch RSA ab 2048 Bit",
  not_yet_valid: "es gilt noch nicht",
  expired: "es ist abgelaufen",
};

/** Was Ablehnungen zu Zertifizierungsstellen, Zertifikaten und Anmeldung auf Deutsch sagen. */
export const deviceIdentity = {
  enrollment_code_invalid: () =>
    "Dieser Anmeldecode gilt nicht: Er ist unbekannt, abgelaufen, verbraucht oder für ein anderes Gerät.",
  enrollment_code_closed: () => "Dieser Anmeldecode wurde bereits verwendet oder zurückgezogen.",
  certificate_request_invalid: ({ reason }) =>
    `Der Zertifikatsantrag kann nicht angenommen werden: ${wordsFor(REQUEST_FAULTS, reason, reason)}.`,
  device_authority_missing: () =>
    "Zurzeit gibt es keine Zertifizierungsstelle, die unterschreiben könnte. Bitte eine anlegen oder importieren.",
  device_not_yours: ({ serial }) =>
    `Das Gerät ${serial} ist keines von Ihren: Es steht in keinem Ihrer Konten. Durch Ihre Lizenzen ist es nur dann ` +
    "Ihres, wenn es in keinem anderen Konto steht und niemand sonst Lizenzen darauf hat.",
  authority_unsuitable: ({ reason }) =>
    `Das kann keine Zertifizierungsstelle für Geräte sein: ${wordsFor(AUTHORITY_FAULTS, reason, reason)}.`,
  authority_known: ({ name }) => `Diese Zertifizierungsstelle gibt es hier schon, als „${name}“.`,
  authority_retired: () => "Diese Zertifizierungsstelle ist bereits außer Dienst.",
  trust_end_in_past: () =>
    "Der Tag, bis zu dem einer Zertifizierungsstelle vertraut wird, kann nicht in der Vergangenheit liegen.",
  certificate_revoked_already: () => "Dieses Zertifikat ist bereits gesperrt.",
  alarm_acknowledged: () => "Diesen Alarm hat bereits jemand quittiert.",
} satisfies Partial<RefusalSentences>;
