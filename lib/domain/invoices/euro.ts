import { Decimal } from "decimal.js";
import type { Branded } from "@/lib/domain/branded";
import { Refusal } from "@/lib/domain/refusal";

/** Cents of a euro: the unit of invoices. Not to be mixed with the hundredths of an iSC. */
export type EuroCents = Branded<bigint, "EuroCents">;

export const euroCents = (count: bigint): EuroCents => count as EuroCents;

/** The highest price of one iSC that may be entered: a hundred thousand euros. */
const MOST_CENTS = 10_000_000n;
const NUMBER = /^\d{1,9}(?:[.,](\d{1,12}))?$/;

/** Reads a price in euros, "1.20" or "1,20", more than nothing and with at most two decimals; nothing is rounded. */
export function parseEuro(text: string): EuroCents {
  const match = NUMBER.exec(text);
  if (match === null || (match[1] ?? "").length > 2) return refuse(text);
  const count = BigInt(new Decimal(text.replace(",", ".")).times(100).toFixed(0));
  return count === 0n || count > MOST_CENTS ? refuse(text) : euroCents(count);
}

function refuse(text: string): never {
  throw new Refusal("euro_malformed", { text: text.slice(0, 40) });
}

/** An amount as decimal text, "12.50": the form of invoices, XML and the API. */
export function formatEuro(amount: EuroCents): string {
  const digits = amount.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What so much is at a rate in hundredths of a percent, to the cent: half a cent counts as a whole one. */
export const shareOf = (amount: EuroCents, rateHundredths: bigint): EuroCents =>
  euroCents((amount * rateHundredths * 2n + 10_000n) / 20_000n);
