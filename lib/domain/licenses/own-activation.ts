import type { Portion } from "@/lib/domain/licenses/key-content";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { parseIsc } from "@/lib/domain/money/amount";
import { Refusal } from "@/lib/domain/refusal";

/** The most own activations that are created in one go. */
export const MOST_OWN_ACTIVATIONS = 200;

/** Several amounts in one field: "300 + 300 + 400", or one a line. A comma parts nothing: it could be a decimal mark. */
const PARTS = /[+;\s]+/u;
const PIECES = /^[1-9]\d{0,8}$/;

/**
 * Reads the amounts of several own activations of one thing: iSC where there is no article, else pieces. Refuses what is
 * no amount, zero, and more than can be created at once.
 */
export function parseDivision(text: string, articleNumber: string | null): Portion[] {
  const parts = text.split(PARTS).filter(Boolean);
  if (parts.length === 0 || parts.length > MOST_OWN_ACTIVATIONS)
    throw new Refusal("division_malformed", { most: MOST_OWN_ACTIVATIONS });
  return parts.map((part) => ({
    articleNumber,
    amount: articleNumber === null ? creditOf(part) : piecesOf(part, articleNumber),
  }));
}

function creditOf(text: string): bigint {
  const amount = parseIsc(text);
  if (amount === 0n) throw new Refusal("amount_malformed", { fault: "zero", text });
  return amount;
}

function piecesOf(text: string, article: string): bigint {
  if (!PIECES.test(text) || Number(text) > MAX_QUANTITY)
    throw new Refusal("quantity_invalid", { article, most: MAX_QUANTITY });
  return BigInt(text);
}

/** Things of several keys in the order in which lots are locked: iSC first, then by article number. */
export const inLockingOrder = <Thing extends Portion>(things: readonly Thing[]): Thing[] =>
  things.toSorted((one, other) => compare(one.articleNumber ?? "", other.articleNumber ?? ""));

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
