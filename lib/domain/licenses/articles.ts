import type { RenterKind } from "@/lib/domain/accounts/configuration";
import type { Branded } from "@/lib/domain/branded";
import { Refusal } from "@/lib/domain/refusal";

/** What an article is: a software license, a hardware license or device, an app. */
export const ARTICLE_KINDS = ["software", "hardware", "app"] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** The number of an article in the price list: "02-00039-002". */
export type ArticleNumber = Branded<string, "ArticleNumber">;

/** Numbers that begin so are hardware licenses, whatever else is said of them. */
const HARDWARE_LICENSE_PREFIX = "01-00500-";

/** Other makers number in other ways, so only what could be mistyped or misread is kept out. */
const ARTICLE_NUMBER = /^[0-9A-Za-z]+(?:[-._][0-9A-Za-z]+)*$/;
const LONGEST_NUMBER = 40;

/** Reads an article number: letters and digits in groups joined by "-", "." or "_". */
export function parseArticleNumber(text: string): ArticleNumber {
  const number = text.trim();
  if (number.length > LONGEST_NUMBER || !ARTICLE_NUMBER.test(number)) {
    throw new Refusal("article_number_malformed", { text: number.slice(0, LONGEST_NUMBER) });
  }
  return number as ArticleNumber;
}

/** Whether a number is that of a hardware license. */
export const isHardwareLicense = (number: string): boolean => number.startsWith(HARDWARE_LICENSE_PREFIX);

/** Whether an article is hardware: by its kind, or by its number, whatever its kind says. */
export const isHardware = ({ number, kind }: Readonly<{ number: string; kind: string }>): boolean =>
  kind === "hardware" || isHardwareLicense(number);

/**
 * Whether an article is a hardware license, which switches on what is built into a device. Hardware that is for rent is
 * a device itself, and no license on one.
 */
export const licensesHardware = (
  article: Readonly<{ number: string; kind: string; rentable: boolean }>,
): boolean => isHardware(article) && decideRentable(article) !== "rentable";

/** What rents an article of a kind: hardware is a device that rents itself, all else runs on a PBX. */
export const renterOf = (kind: string): RenterKind => (kind === "hardware" ? "device" : "pbx");

/** Rentable; never, being a hardware license; or not offered for rent. */
export type Rentability = "rentable" | "hardware_license" | "not_offered";

/** Whether an article can be rented at all. */
export function decideRentable(article: Readonly<{ number: string; rentable: boolean }>): Rentability {
  if (isHardwareLicense(article.number)) return "hardware_license";
  return article.rentable ? "rentable" : "not_offered";
}

/** Whether an article can be rented on a PBX, or is a device that can be rented itself. Hardware rents no software. */
export const isRentableOn = (
  renter: RenterKind,
  article: Readonly<{ number: string; kind: string; rentable: boolean }>,
): boolean => decideRentable(article) === "rentable" && renterOf(article.kind) === renter;

/** What of an article matters for whether it may be written. */
export type ArticleFacts = Readonly<{ number: string; kind: ArticleKind; rentable: boolean }>;

/** Whether an article may become this; what stands in the way is named like its refusal. */
export type ArticleChange = "allowed" | "article_in_use" | "article_not_rentable";

/**
 * Whether an article may be written so: hardware licenses are never rentable (docs/rules.md, 2), and what is in use
 * stays of its kind, because keys, balances and devices rely on it.
 */
export function decideArticleChange(
  after: ArticleFacts,
  before?: Readonly<{ kind: string; inUse: boolean }>,
): ArticleChange {
  if (after.rentable && isHardwareLicense(after.number)) return "article_not_rentable";
  return before?.inUse && before.kind !== after.kind ? "article_in_use" : "allowed";
}
