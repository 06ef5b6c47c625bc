/** A serial as printed on the label, or null: 00-90-33-00-00-00, also without separators or with colons. */
export function parseSerial(text: string): string | null {
  const digits = text
    .trim()
    .toUpperCase()
    .replaceAll(/[-:. ]/g, "");
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join("-") : null;
}
