/** A serial as printed on the label, or null: 00-90-33-00-00-00, also without separators or with colons. */
export function parseSerial(text: string): string | null {
  const digits = text
    .trim()
    .toUpperCase()
    .replaceAll(/[-:. ]/g, "");
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join("-") : null;
}

const BITS = 48;

/** The serial that stands so many places after another one. */
export function serialAfter(serial: string, places: number): string {
  const number = BigInt.asUintN(BITS, BigInt(`0x${serial.replaceAll("-", "")}`) + BigInt(places));
  const digits = number
    .toString(16)
    .toUpperCase()
    .padStart(BITS / 4, "0");
  return (digits.match(/../g) ?? []).join("-");
}
