import { type RefusalSentences, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const OBSTACLES = {
  contract: "der Vertrag „Automatic iSC Reloading Service“ des Partners",
  charge_missing: "ein von Hand aufgeladener Monatsbedarf an iSC",
  billing_missing: "die Rechnungsanschrift des Partners",
  vat_id_missing: "die USt-IdNr. des Partners",
  seller_missing: "die Rechnungsangaben des Herstellers",
  price_missing: "der Preis eines iSC in Euro",
};

const STATES = {
  open: "läuft gerade",
  charged: "ist aufgeladen und wird berechnet",
  invoiced: "ist berechnet und wird verschickt",
  mailed: "ist erledigt",
  failed: "ist fehlgeschlagen",
  stopped: "wurde angehalten",
};

/** Each of several words, separated by commas, as people read it. */
const named = (obstacles: string): string =>
  obstacles
    .split(", ")
    .map((obstacle) => wordsFor(OBSTACLES, obstacle, obstacle))
    .join(", ");

/** What refusals about reloads, invoices and billing say in German. */
export const reloads = {
  euro_malformed: () =>
    "Ein Preis sieht aus wie 1 oder 1,20: Euro, mehr als nichts und höchstens zwei Nachkommastellen; höchstens 100.000.",
  country_unknown: () => "Bitte wählen Sie ein Land.",
  vat_id_malformed: () => "Eine USt-IdNr. beginnt mit den Buchstaben ihres Landes, zum Beispiel ATU12345678.",
  vat_rate_malformed: () =>
    "Ein Steuersatz ist eine Zahl in Prozent, von 0 bis 99,99 mit höchstens zwei Nachkommastellen: 19 oder 8,1.",
  iban_malformed: () => "Das ist keine gültige IBAN. Bitte prüfen Sie die Ziffern.",
  reload_amount_malformed: ({ most }) => `Aufgeladen werden ganze iSC, von 1 bis ${most}.`,
  reload_cap_too_low: () => "Die monatliche Grenze muss mindestens eine Aufladung erlauben.",
  reload_not_possible: ({ obstacles }) =>
    `Der Aufladedienst kann noch nicht eingeschaltet werden. Es fehlt: ${named(obstacles)}.`,
  reload_not_set_up: () => "Der Aufladedienst ist für dieses Konto nicht eingerichtet.",
  reload_not_found: () => "Diese Aufladung gibt es nicht, oder sie ist nicht für Sie bestimmt.",
  reload_state_wrong: ({ state }) =>
    `Das ist nicht mehr möglich: Die Aufladung ${wordsFor(STATES, state, "hat sich geändert")}.`,
  invoice_not_possible: ({ obstacles }) =>
    `Es kann keine Rechnung geschrieben werden. Es fehlt: ${named(obstacles)}.`,
  invoice_not_found: () => "Diese Rechnung gibt es nicht, oder sie ist nicht für Sie bestimmt.",
  invoice_cancelled: ({ number }) =>
    `Diese Rechnung ist bereits zurückgenommen, durch die Rechnungskorrektur ${number}.`,
  credit_note_final: () => "Eine Rechnungskorrektur kann nicht zurückgenommen werden.",
} satisfies Partial<RefusalSentences>;
