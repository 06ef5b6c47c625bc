import type { Scenario } from "@/lib/domain/accounts/configuration";
import { parseCents } from "@/lib/domain/money/amount";
import type { Instant } from "@/lib/domain/instant";
import { createDraft } from "@/lib/features/price-drafts/mutations";
import type { Cast } from "@/tests/support/cast";

/** Prices in iSC as text by article, as an input names them. */
export const pricesOf = (prices: Readonly<Record<string, string>>, scenario: Scenario = "on_premises") =>
  Object.entries(prices).map(([article, isc]) => ({ article, scenario, monthlyIsc: parseCents(isc) }));

/** A draft that names these prices on premises. */
export const draftPrices = (
  { vendor }: Cast,
  prices: Readonly<Record<string, string>>,
  validFrom?: Instant,
) => createDraft(vendor, { name: "Next year", ...(validFrom && { validFrom }), prices: pricesOf(prices) });
