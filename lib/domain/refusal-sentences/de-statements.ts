import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of statements and their files say in German. */
export const statements = {
  month_malformed: ({ text }) => `„${text}“ ist kein Monat. Bitte schreiben Sie ihn wie 2026-11.`,
  time_zone_unknown: ({ text }) => `„${text}“ ist keine Zeitzone. Bitte schreiben Sie sie wie Europe/Berlin.`,
  sheet_too_long: ({ rows, most }) =>
    `Das sind ${rows} Zeilen, und eine Tabelle wird für höchstens ${most} erstellt. Bitte wählen Sie eine kürzere Zeit, oder nehmen Sie CSV, das keine Grenze hat.`,
} satisfies Partial<RefusalSentences>;
