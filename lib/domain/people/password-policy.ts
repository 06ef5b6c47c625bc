import { COMMON_WORDS } from "@/lib/domain/people/common-passwords";

export const PASSWORD_LEAST = 12;
/** Longer texts are refused before they are hashed: a hash of a book would keep the machine busy. */
export const PASSWORD_MOST = 256;

const FEWEST_DIFFERENT = 5;
const LEAST_OF_OWN = 3;
/** A year, a day or a postal code. */
const LONGEST_PADDING = 5;
/** Rows of keys, plain and shifted, the digits and the alphabet: whatever walks along them is one step to guess. */
const WALKS = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "qwertzuiop",
  "asdfghjkl",
  "zxcvbnm",
  "yxcvbnm",
  "!@#$%^&*()",
  '!"§$%&/()=',
];
const SPELLED = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["7", "t"],
  ["$", "s"],
  ["@", "a"],
  ["!", "i"],
]);

/** What is known about the person: nobody else needs many guesses for it. */
export type Own = Readonly<{ email: string; name: string }>;

/**
 * Whether a new password is good enough: long, and not among the first that are tried. What it is made of is
 * nobody's business; a sentence is as welcome as signs and digits.
 */
export function decidePassword(password: string, own: Own): "good" | "short" | "long" | "common" {
  const { length } = [...password];
  if (length < PASSWORD_LEAST) return "short";
  if (length > PASSWORD_MOST) return "long";
  return isCommon(password.toLowerCase(), ownWords(own)) ? "common" : "good";
}

function isCommon(password: string, own: readonly string[]): boolean {
  if (new Set(password).size < FEWEST_DIFFERENT) return true;
  const words = [...COMMON_WORDS, ...own];
  const ending = /[^\p{L}]*$/u;
  const readings = [password, spelledOut(password), spelledOut(password.replace(ending, ""))];
  return readings.some((reading) => reading !== "" && isMadeOf(withoutPadding(reading), words));
}

const spelledOut = (text: string): string => [...text].map((sign) => SPELLED.get(sign) ?? sign).join("");

/** A few digits or signs around and between words make nothing harder. */
const withoutPadding = (text: string): string =>
  text.replaceAll(/\d+|[^\p{L}\d]+/gu, (run) => (isPadding(run) ? "" : run));

const isPadding = (run: string): boolean => run.length <= LONGEST_PADDING || isMadeOf(run, []);

/** Whether a text is nothing but common words and walks, one after the other; nothing at all is, too. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let start = 0; start < text.length; start += 1) {
    if (!reached.has(start)) continue;
    const rest = text.slice(start);
    for (const word of words) if (rest.startsWith(word)) reached.add(start + word.length);
    for (const end of walkEnds(rest)) reached.add(start + end);
  }
  return reached.has(text.length);
}

const SHORTEST_WALK = 3;

function walkEnds(rest: string): number[] {
  const ends: number[] = [];
  for (let end = SHORTEST_WALK; end <= rest.length && isWalk(rest.slice(0, end)); end += 1) ends.push(end);
  return ends;
}

const isWalk = (text: string): boolean =>
  isOneSign(text) ||
  WALKS.some((walk) => walk.includes(text) || walk.includes([...text].toReversed().join("")));

const isOneSign = (text: string): boolean => new Set(text).size === 1;

function ownWords({ email, name }: Own): string[] {
  const words = `${email} ${name}`.toLowerCase().split(/[^\p{L}]+/u);
  return words.filter((word) => word.length >= LEAST_OF_OWN);
}
