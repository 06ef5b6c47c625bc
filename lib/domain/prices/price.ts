import { formatCents, parseCents, type AmountNotation } from "@/lib/domain/money/amount";
import { type Cents, cents } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/**
 * The highest price per piece and average month: 100,000 iSC. At this price a BIGINT still holds the rate of 922
 * thousand million pieces on one account; without a limit, the next charge would find a rate that nothing can hold.
 */
export const MAX_PRICE: Cents = cents(10_000_000n);

/** Refuses a price above the highest (`price_too_high`). */
export function requirePrice(price: Cents): Cents {
  if (price > MAX_PRICE) throw new Refusal("price_too_high", { most: formatCents(MAX_PRICE) });
  return price;
}

/** Reads a price per piece and average month: an amount of iSC, and not above the highest. */
export const parsePrice = (text: string, notation: AmountNotation = {}): Cents =>
  requirePrice(parseCents(text, notation));
