const FEWEST_DIGITS = 3;
const MOST_DIGITS = 12;

/**
 * What to look for in stored serials ("00-90-33-46-0A-F2") when somebody typed a part of one in any spelling: the part
 * may begin with a pair or in the middle of one. Nothing where the text cannot be a part of a serial.
 */
export function serialFragments(text: string): string[] {
  const digits = text.replaceAll(/[\s\-:.]/g, "").toUpperCase();
  if (!/^[0-9A-F]+$/.test(digits) || digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return [];
  const whole = inPairs(digits);
  if (digits.length === MOST_DIGITS) return [whole];
  return [whole, `${digits.slice(0, 1)}-${inPairs(digits.slice(1))}`];
}

const inPairs = (digits: string): string => (digits.match(/..?/g) ?? []).join("-");
