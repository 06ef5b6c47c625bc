/** The most pieces one line, one key or one license may have. */
export const MAX_QUANTITY = 1_000_000;

/** The most articles one key holds. */
export const MOST_ARTICLES = 100;

/** Whether a number counts pieces: whole, not negative, and within the limit. */
export const isQuantity = (quantity: number): boolean =>
  Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= MAX_QUANTITY;

/** The number that stands in a field, or null while it counts no pieces. */
export function readQuantity(text: string): number | null {
  const digits = /^\s*(\d{1,9})\s*$/.exec(text)?.[1];
  const quantity = Number(digits);
  return isQuantity(quantity) ? quantity : null;
}
