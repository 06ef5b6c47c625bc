/** At most so many addresses are warned of one account. */
export const MOST_WARNING_ADDRESSES = 20;

/** The addresses in a text that people separate as they like. */
export const splitAddresses = (text: string): string[] => text.split(/[,;\s]+/);

/**
 * The addresses of a list, trimmed, the empty ones left out. Capitals make no other address: each is written to once,
 * as it was first typed.
 */
export function distinctAddresses(typed: readonly string[]): string[] {
  const addresses = typed.map((address) => address.trim()).filter(Boolean);
  const known = addresses.map((address) => address.toLowerCase());
  return addresses.filter((_address, index) => known.indexOf(known[index] ?? "") === index);
}

/** What is wrong with the addresses of a form: the one that is none, or their number. */
export type WrongAddresses = Readonly<{ kind: "none" | "tooMany" } | { kind: "wrong"; address: string }>;

/**
 * Reads what a form was answered: what is wrong with one of several addresses is told under the field's name and its
 * place, as in `warningEmails.1`, and people typed one text.
 */
export function wrongAddresses(
  fieldErrors: Readonly<Record<string, string>>,
  field: string,
  typed: string,
): WrongAddresses {
  if (fieldErrors[field] !== undefined) return { kind: "tooMany" };
  const address = distinctAddresses(splitAddresses(typed)).find(
    (_address, index) => fieldErrors[`${field}.${index}`] !== undefined,
  );
  return address === undefined ? { kind: "none" } : { kind: "wrong", address };
}
