import type { z } from "zod";
import type { Locale } from "@/lib/domain/display/locale";
import { isRefusalCode, type RefusalDetails } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";

type Sentences = Readonly<{
  missing: string;
  choice: string;
  tooShort: (least: string) => string;
  tooLong: (most: string) => string;
  tooSmall: (least: string) => string;
  tooLarge: (most: string) => string;
  otherwise: string;
}>;

const SENTENCES: Readonly<Record<Locale, Sentences>> = {
  en: {
    missing: "Please fill in this field.",
    choice: "Please choose one of the values offered.",
    tooShort: (least) => `Please enter at least ${least} characters.`,
    tooLong: (most) => `Please enter at most ${most} characters.`,
    tooSmall: (least) => `Please enter ${least} or more.`,
    tooLarge: (most) => `Please enter ${most} or less.`,
    otherwise: "Please check what you entered here.",
  },
  de: {
    missing: "Bitte füllen Sie dieses Feld aus.",
    choice: "Bitte wählen Sie einen der angebotenen Werte.",
    tooShort: (least) => `Bitte geben Sie mindestens ${least} Zeichen ein.`,
    tooLong: (most) => `Bitte geben Sie höchstens ${most} Zeichen ein.`,
    tooSmall: (least) => `Bitte geben Sie ${least} oder mehr ein.`,
    tooLarge: (most) => `Bitte geben Sie ${most} oder weniger ein.`,
    otherwise: "Bitte prüfen Sie Ihre Eingabe.",
  },
};

/**
 * What a person reads at a field. An issue that carries the code of a refusal speaks its sentence; a schema's own
 * words are for machines.
 */
export function invalidSentence(issue: z.core.$ZodIssue, locale: Locale): string {
  const { message } = issue;
  const details = (issue.code === "custom" ? (issue.params ?? {}) : {}) as RefusalDetails;
  if (isRefusalCode(message)) return refusalSentence({ code: message, details }, locale);
  const sentences = SENTENCES[locale];
  if (isMissing(issue)) return sentences.missing;
  if (issue.code === "invalid_value") return sentences.choice;
  return boundSentence(issue, sentences) ?? sentences.otherwise;
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "too_small") return issue.origin === "string" && issue.minimum === 1;
  return issue.code === "invalid_type" && (issue.input === undefined || issue.input === null);
}

function boundSentence(issue: z.core.$ZodIssue, sentences: Sentences): string | null {
  const isText = "origin" in issue && issue.origin === "string";
  if (issue.code === "too_small")
    return (isText ? sentences.tooShort : sentences.tooSmall)(String(issue.minimum));
  if (issue.code === "too_big")
    return (isText ? sentences.tooLong : sentences.tooLarge)(String(issue.maximum));
  return null;
}
