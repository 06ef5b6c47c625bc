import type { Locale } from "@/lib/domain/display/locale";
import type { RefusalCode } from "@/lib/domain/refusal-codes";
import type { RefusalDetails } from "@/lib/domain/refusal-rule";
import { de } from "@/lib/domain/refusal-sentences/de";
import { en } from "@/lib/domain/refusal-sentences/en";

/** Any refusal, thrown here or read back from an answer. */
export type RefusalFacts = Readonly<{ code: RefusalCode; details: RefusalDetails }>;

type AnySentence = (details: RefusalDetails) => string;
const SENTENCES: Readonly<Record<Locale, Readonly<Record<RefusalCode, unknown>>>> = { en, de };

/** What a person reads when something was refused, in their language. */
export function refusalSentence({ code, details }: RefusalFacts, locale: Locale): string {
  // Each sentence knows its own details; only here, where the code is any, is their pairing out of the compiler's sight.
  const sentence = SENTENCES[locale][code] as AnySentence;
  return sentence(details);
}
