import { type ContractKind, contractTitle } from "@/lib/domain/contracts/contract";
import type { TermsBook } from "@/lib/domain/contracts/terms/book";
import { de } from "@/lib/domain/contracts/terms/de";
import { en } from "@/lib/domain/contracts/terms/en";
import type { Locale } from "@/lib/domain/display/locale";

/** The terms of a kind of contract as they are read and accepted. */
export type Terms = Readonly<{
  version: string;
  locale: Locale;
  title: string;
  paragraphs: readonly string[];
}>;

/**
 * Changes with every change of a word of the terms. What somebody accepted is stored with this version, with its text
 * and with a hash of it, so a later version never speaks for an earlier one.
 */
export const TERMS_VERSION = "demo-1";

const BOOKS: Readonly<Record<Locale, TermsBook>> = { en, de };

/** The present terms of a kind of contract. They are invented, and say so in their first sentence. */
export function termsOf(kind: ContractKind, locale: Locale): Terms {
  const { title, first, kinds, last } = BOOKS[locale];
  return {
    version: TERMS_VERSION,
    locale,
    title: title(contractTitle(kind)),
    paragraphs: [...first, ...kinds[kind], ...last],
  };
}

/** The terms as one text: what is hashed, stored and printed. */
export const termsText = ({ version, title, paragraphs }: Terms): string =>
  [`${title} (${version})`, ...paragraphs.map((text, index) => `${index + 1}. ${text}`)].join("\n");
