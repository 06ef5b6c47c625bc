import { type ActivationKey, parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { isRefusal, type RefusalDetails } from "@/lib/domain/refusal";

/** A key found in a pasted text, or what is wrong with a part that should have been one. */
export type PastedKey = Readonly<{ text: string }> &
  (Readonly<{ key: ActivationKey }> | Readonly<{ key: null; details: RefusalDetails }>);

/** The most keys that are looked at in one text. */
export const MOST_PASTED_KEYS = 200;

/** What stands between the groups of a key, line ends included: mail programs and scanners break keys anywhere. */
const BETWEEN = String.raw`[\s\p{Pd}\p{Cf}\u2212_.:]*`;
const MARK = new RegExp(`(?<![0-9a-z])(?:act${BETWEEN}(?:1${BETWEEN})?)*act${BETWEEN}1`, "giu");
const WHOLE = new RegExp(
  `^(?:act${BETWEEN}1${BETWEEN})+(?:[0-9a-f]${BETWEEN}){23}[0-9a-f](?![0-9a-z])`,
  "iu",
);
const BARE = /^[0-9a-f]{24}$/i;
const SEPARATORS = new RegExp(BETWEEN.replace("*", "+"), "gu");
const LONGEST_SHOWN = 60;

/**
 * Finds every activation key in a text: one key a line, or a certificate with much else around its keys. In a text with
 * `ACT-1` in it only that counts, and lines that are nothing but 24 digits; in any other each line should be a key. What
 * looks like a key and is none is told with the details of its refusal. A key that stands there twice is found once.
 */
export function findPastedKeys(text: string): PastedKey[] {
  const starts = [...text.matchAll(MARK)].map(({ index }) => index);
  const parts = starts.length > 0 ? markedParts(text, starts) : linesOf(text);
  const found = new Map<string, PastedKey>();
  for (const part of parts) {
    const pasted = readKey(part);
    const name = pasted.key?.canonical ?? pasted.text;
    if (!found.has(name)) found.set(name, pasted);
    if (found.size === MOST_PASTED_KEYS) break;
  }
  return [...found.values()];
}

/** Each mark with what follows it up to the next, cut where the key ends; before the first, lines of bare digits. */
function markedParts(text: string, starts: readonly number[]): string[] {
  const before = bareLines(text.slice(0, starts[0]));
  return [...before, ...starts.flatMap((start, at) => partsAfter(text.slice(start, starts[at + 1])))];
}

function partsAfter(text: string): string[] {
  const whole = WHOLE.exec(text)?.[0];
  if (whole !== undefined) return [whole, ...bareLines(text.slice(whole.length))];
  const [first = "", ...others] = linesOf(text);
  return [first, ...bareLines(others.join("\n"))];
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r]/u)
    .map((line) => line.trim())
    .filter(Boolean);

const bareLines = (text: string): string[] =>
  linesOf(text).filter((line) => BARE.test(line.replaceAll(SEPARATORS, "")));

function readKey(text: string): PastedKey {
  const shown = text.replaceAll(/\s+/gu, " ").slice(0, LONGEST_SHOWN);
  try {
    return { text: shown, key: parseActivationKey(text) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text: shown, key: null, details: error.details };
  }
}
