import type { StatementRow } from "@/lib/domain/accounts/statement/rows";
import { showCents, showCount } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { Cents } from "@/lib/domain/money/units";

/** What a statement calls its rows, in the reader's language; braces mark what is filled in. */
export type RowWords = Readonly<{
  charge: string;
  charges: string;
  chargeWithKey: string;
  forfeited: string;
  rest: string;
}>;

/** What a row is: the license that was paid for, or what moved the balance. */
export function entryText(row: StatementRow, words: RowWords): string {
  if (row.kind === "rest") return words.rest;
  if (row.kind === "debit") return row.part.name;
  if (row.kind === "forfeit") return words.forfeited;
  const { count, keyLastGroup } = row.movement;
  if (count > 1n) return words.charges.replace("{count}", count.toString());
  return keyLastGroup === null ? words.charge : words.chargeWithKey.replace("{lastGroup}", keyLastGroup);
}

/** Pieces and their price per average month: "25 × 0.60"; nothing for what is no debit. */
export const piecesText = (row: StatementRow, locale: Locale): string =>
  row.kind === "debit"
    ? `${showCount(row.part.quantity, locale)} × ${showCents(row.part.price, locale)}`
    : "";

/** A step with its sign: +12.50 or −2.02. */
export const signedCents = (amount: Cents, locale: Locale): string =>
  amount > 0n ? `+${showCents(amount, locale)}` : showCents(amount, locale);
