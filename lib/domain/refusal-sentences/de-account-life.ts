import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of deletions, mixed licenses and promotions say in German. */
export const accountLife = {
  account_deleted: () => "Dieses Konto wurde gelöscht. Seine Historie bleibt lesbar.",
  account_rents: ({ monthlyIsc }) =>
    `Das Konto mietet noch für ${monthlyIsc} iSC im Monat. Bitte entfernen Sie zuerst alles Gemietete.`,
  name_differs: ({ name }) => `Bitte geben Sie den Namen des Kontos genau so ein: ${name}.`,
  balance_moved: ({ balanceIsc }) =>
    `Das Guthaben hat sich inzwischen geändert: Es beträgt jetzt ${balanceIsc} iSC. Bitte prüfen und erneut bestätigen.`,
  pbx_rents: ({ serial }) => `Die PBX ${serial} mietet noch Lizenzen. Bitte entfernen Sie sie zuerst.`,
  rented_and_purchased: ({ serial, version }) =>
    `Bis Version 13 läuft eine PBX mit gemieteten oder mit gekauften Lizenzen, nie mit beiden. Auf ${serial} wären es beide, darunter Version ${version}.`,
  rented_versions_mixed: ({ serial, versions }) =>
    `Die auf ${serial} gemieteten Lizenzen hätten mehrere Versionen: ${versions}. Bitte mieten Sie alle in einer Version.`,
  promotion_not_found: () => "Diese Promotion gibt es nicht.",
  promotion_requested: ({ name }) =>
    `Eine Promotion für das System ${name} wartet schon auf den Hersteller. Bitte ziehen Sie sie zuerst zurück.`,
  promotion_state_wrong: () => "Über diese Promotion wurde inzwischen entschieden.",
  promotion_end_in_past: () => "Eine Promotion endet zu einem späteren Zeitpunkt als jetzt.",
} satisfies Partial<RefusalSentences>;
