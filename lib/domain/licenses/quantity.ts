/** The most pieces one line, one key or one license may have. */
export const MAX_QUANTITY = 1_000_000;

/** Whether a number counts pieces: whole, not negative, and within the limit. */
export const isQuantity = (quantity: number): boolean =>
  Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= MAX_QUANTITY;
