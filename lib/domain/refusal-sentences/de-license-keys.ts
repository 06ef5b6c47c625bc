import { type RefusalSentences, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const LICENSE_KEY_ENDS = {
  returned: "wurde schon zurückgegeben",
  moved: "ist schon auf ein anderes Gerät umgezogen",
  revoked: "wurde schon vom Hersteller widerrufen",
};

const LICENSE_FILE_FAULTS = {
  xml: "es ist kein wohlgeformtes XML",
  forbidden: "sie enthält, was in keiner Lizenzdatei steht (DTD, Entitäten, Verarbeitungsanweisungen)",
  depth: "sie ist zu tief verschachtelt",
  element: "sie hat ein unbekanntes Element",
  attribute: "ein Attribut fehlt, ist falsch oder unbekannt",
  repeated: "sie nennt eine Lizenz zweimal",
  serials: "sie nennt mehrere Geräte",
  empty: "sie enthält keine Lizenzen",
};

const CSV_FAULTS = {
  columns: "sie hat eine andere Zahl von Spalten als die erste Zeile",
  quotes: "ein Anführungszeichen fehlt oder steht falsch",
  other: "es ist kein CSV",
};

/** What refusals about license keys, their devices and their files say in German. */
export const licenseKeys = {
  license_key_not_found: () => "Diesen Lizenzschlüssel gibt es nicht, oder er gehört nicht Ihnen.",
  license_key_ended: ({ key, state }) =>
    `Der Lizenzschlüssel ${key} ${wordsFor(LICENSE_KEY_ENDS, state, "ist bereits beendet")}.`,
  article_does_not_fit: ({ article, serial }) =>
    `Die Lizenz ${article} läuft nur auf einem Gerät mit passender Seriennummer, und ${serial} passt nicht. Bitte vergleichen Sie sie mit dem Aufkleber des Geräts.`,
  article_not_hardware: ({ article }) => `Der Artikel ${article} ist keine Hardware-Lizenz.`,
  hardware_unknown: ({ serial }) =>
    `Für ${serial} sind keine Hardware-Lizenzen bekannt. Bitte vergleichen Sie die Seriennummer mit dem Aufkleber des Geräts.`,
  hardware_owned: ({ serial }) => `Die Hardware-Lizenzen von ${serial} gehören jemand anderem.`,
  test_license_used: ({ serial }) =>
    `Das Gerät ${serial} hatte seine Testlizenz schon. Es gibt eine für jedes Gerät und keine zweite.`,
  serial_same: ({ serial }) =>
    `Die Lizenzen sind schon auf ${serial}. Geben Sie die Seriennummer des neuen Geräts ein.`,
  nothing_to_move: ({ serial }) => `Dieses Projekt hat auf ${serial} keine Lizenzen, die umziehen könnten.`,
  nothing_to_return: ({ serial }) => `Von ${serial} gibt es keine Software-Lizenzen zurückzugeben.`,
  licenses_changed: () =>
    "Jemand hat die Lizenzen dieses Geräts inzwischen geändert. Bitte prüfen Sie sie und bestätigen Sie noch einmal.",
  license_file_malformed: ({ reason, line }) =>
    `Das ist keine Lizenzdatei: ${wordsFor(LICENSE_FILE_FAULTS, reason, LICENSE_FILE_FAULTS.xml)}${line === undefined ? "" : ` (Zeile ${line})`}.`,
  license_file_too_long: ({ most }) => `Eine Lizenzdatei hat höchstens ${most} Bytes; diese ist länger.`,
  license_file_changed: ({ license }) =>
    `Die Datei wurde verändert, nachdem sie das Portal verlassen hat: Die Signatur von ${license} passt nicht. Es wurde nichts zurückgegeben.`,
  license_file_other_device: ({ serial, found }) =>
    `Die Datei gehört zum Gerät ${found}, nicht zu ${serial}. Es wurde nichts zurückgegeben.`,
  license_file_other_account: () =>
    "Die Datei enthält Lizenzen, die einem anderen Konto oder Projekt gehören. Es wurde nichts zurückgegeben.",
  csv_malformed: ({ line, reason }) =>
    `Zeile ${line} ist nicht lesbar: ${wordsFor(CSV_FAULTS, reason, CSV_FAULTS.other)}.`,
  csv_too_long: ({ most }) =>
    `Auf einmal können höchstens ${most} Zeichen gelesen werden. Bitte teilen Sie die Liste.`,
  csv_too_many_lines: ({ most }) =>
    `Auf einmal können höchstens ${most} Zeilen gelesen werden. Bitte teilen Sie die Liste.`,
  csv_empty: () =>
    "Die Liste hat keine Zeilen. Die erste Zeile nennt die Spalten, jede weitere ist ein Eintrag.",
  csv_cell_too_long: ({ column, most }) => `Der Text in der Spalte ${column} hat mehr als ${most} Zeichen.`,
  csv_columns_missing: ({ columns }) => `Die erste Zeile muss diese Spalten nennen: ${columns}.`,
} as const satisfies Partial<RefusalSentences>;
