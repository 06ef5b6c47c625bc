import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of the vendor's console say in German. */
export const vendor = {
  csv_column_unknown: ({ column }) =>
    `Die erste Zeile nennt eine Spalte „${column}“, die hier unbekannt ist. Vielleicht ist sie vertippt.`,
  list_faulty: ({ faults }) =>
    faults === 1
      ? "Eine Zeile ist falsch, darum geschah nichts. Bitte berichtigen Sie sie."
      : `Es sind ${faults} Zeilen falsch, darum geschah nichts. Bitte berichtigen Sie sie.`,
  too_many_keys: ({ most }) =>
    `Auf einmal werden höchstens ${most} Schlüssel ausgegeben. Bitte teilen Sie die Liste.`,
  key_content_unclear: () =>
    "Nennen Sie entweder einen iSC-Wert oder Artikel: Ein Schlüssel enthält eines von beiden.",
  article_list_malformed: ({ text }) =>
    `„${text}“ ist keine Liste von Artikeln. Schreiben Sie Nummer:Menge, mehrere mit Leerzeichen getrennt, wie 02-00039-002:37 02-00050-014:4.`,
  article_in_use: ({ article }) =>
    `Der Artikel ${article} wird bereits verwendet: Seine Art lässt sich nicht mehr ändern.`,
} satisfies Partial<RefusalSentences>;
