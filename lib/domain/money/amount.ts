import { Decimal } from "decimal.js";
import { ticksFromCents } from "@/lib/domain/money/burn";
import { MAX_CENTS, TICKS_PER_CENT, cents } from "@/lib/domain/money/units";
import type { Cents, Ticks, TicksPerSecond } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/** Enough digits for any amount, whatever the shared defaults of decimal.js are set to elsewhere. */
const IscDecimal = Decimal.clone({ precision: 60 });

/** How the person writes decimals: "12.50" (the default, and the only form of the API) or "12,50". */
export type AmountNotation = Readonly<{ decimalMark?: "." | "," }>;
/** What is wrong with an amount that was refused. */
export type AmountFault = "not_a_number" | "negative" | "too_many_decimals" | "too_large";

const NUMBER = { ".": /^(-?)(\d{1,40}(?:\.(\d{1,40}))?)$/, ",": /^(-?)(\d{1,40}(?:,(\d{1,40}))?)$/ } as const;

/**
 * Reads an amount of iSC, or a price per average month, as hundredths: "12", "12.5", "12.50". A third decimal is
 * refused, not rounded; so are a sign, an exponent, grouping, and more than a thousand million.
 */
export function parseCents(text: string, { decimalMark = "." }: AmountNotation = {}): Cents {
  const [, sign, digits, decimals] = NUMBER[decimalMark].exec(text) ?? [];
  if (digits === undefined) return refuse("not_a_number", text);
  if (sign === "-") return refuse("negative", text);
  if (hasThirdDecimal(decimals)) return refuse("too_many_decimals", text);
  const hundredths = BigInt(new IscDecimal(digits.replace(",", ".")).times(100).toFixed(0));
  return hundredths > MAX_CENTS ? refuse("too_large", text) : cents(hundredths);
}

/** Reads an amount of iSC as ticks; the same rules as `parseCents`. */
export const parseIsc = (text: string, notation: AmountNotation = {}): Ticks =>
  ticksFromCents(parseCents(text, notation));

/** Hundredths of an iSC as decimal text: "12.50", without grouping. */
export const formatCents = (amount: Cents): string => new IscDecimal(amount.toString()).div(100).toFixed(2);

/** The hundredths that are shown of an amount: truncated toward zero, and never computed with. */
export const shownCents = (amount: Ticks): Cents => cents(amount / TICKS_PER_CENT);

/** An amount as decimal text, truncated toward zero to two decimals: "12.50". */
export const formatIsc = (amount: Ticks): string => formatCents(shownCents(amount));

/** What a rate burns in an average month, as decimal text. Exact: a rate is a sum of prices. */
export const monthlyIsc = (rate: TicksPerSecond): string => formatCents(cents(rate));

const hasThirdDecimal = (decimals = ""): boolean => decimals.length > 2;

function refuse(fault: AmountFault, text: string): never {
  throw new Refusal("amount_malformed", { fault, text: text.slice(0, 40) });
}
