import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of price lists and their drafts say in German. */
export const prices = {
  price_too_high: ({ most }) => `Ein Preis beträgt höchstens ${most} iSC pro Stück und Monat.`,
  price_repeated: ({ article }) =>
    `Der Artikel ${article} steht zweimal in der Liste. Bitte lassen Sie eine der beiden Zeilen weg.`,
  draft_outdated: ({ basedOn, version }) =>
    `Jemand hat diesen Entwurf inzwischen geändert: Sie sahen Version ${basedOn}, jetzt gilt Version ${version}. Bitte sehen Sie ihn an und nehmen Sie Ihre Änderung erneut vor.`,
  draft_published: ({ number }) =>
    `Dieser Entwurf wurde als Preisliste ${number} veröffentlicht und lässt sich nicht mehr ändern.`,
} satisfies Partial<RefusalSentences>;
