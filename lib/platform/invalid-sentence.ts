import type { z } from "zod";
import type { Locale } from "@/lib/domain/display/locale";
import { isRefusalCode, type RefusalDetails } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";

type Sentences = Readonly<{
  missing: string;
  choice: string;
  whole: string;
  email: string;
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
    whole: "Please enter a whole number, in digits alone.",
    email: "This is not an email address. It looks like name@company.example.",
    tooShort: (least) => `Please enter at least ${least} characters.`,
    tooLong: (most) => `Please enter at most ${most} characters.`,
    tooSmall: (least) => `Please enter ${least} or more.`,
    tooLarge: (most) => `Please enter ${most} or less.`,
    otherwise: "Please check what you entered here.",
  },
  de: {
    missing: "Bitte füllen Sie dieses Feld aus.",
    choice: "Bitte wählen Sie einen der angebotenen Werte.",
    whole: "Bitte geben Sie eine ganze Zahl ein, nur in Ziffern.",
    email: "Das ist keine E-Mail-Adresse. Sie sieht aus wie name@firma.example.",
    tooShort: (least) => `Bitte geben Sie mindestens ${least} Zeichen ein.`,
    tooLong: (most) => `Bitte geben Sie höchstens ${most} Zeichen ein.`,
    tooSmall: (least) => `Bitte geben Sie ${least} oder mehr ein.`,
    tooLarge: (most) => `Bitte geben Sie ${most} oder weniger ein.`,
    otherwise: "Bitte prüfen Sie Ihre Eingabe.",
  },
};

/**
 * What a person reads at a field. An issue that carries the code of a refusal speaks its sentence, for an empty field
 * only where the refusal has one for it; a schema's own words are for machines.
 */
export function invalidSentence(issue: z.core.$ZodIssue, locale: Locale): string {
  const { message } = issue;
  const details = detailsOf(issue);
  if (isRefusalCode(message) && (issue.input !== "" || details["reason"] === "empty"))
    return refusalSentence({ code: message, details }, locale);
  const sentences = SENTENCES[locale];
  if (isMissing(issue)) return sentences.missing;
  return kindSentence(issue, sentences) ?? boundSentence(issue, sentences) ?? sentences.otherwise;
}

const detailsOf = (issue: z.core.$ZodIssue): RefusalDetails =>
  (issue.code === "custom" ? (issue.params ?? {}) : {}) as RefusalDetails;

/** Nothing came, or an empty text where something is to be told: then there is nothing more to say of it. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "too_small") return issue.origin === "string" && issue.minimum === 1;
  if (issue.code === "invalid_type") return issue.input === undefined || issue.input === null;
  return (issue.code === "custom" || issue.code === "invalid_format") && issue.input === "";
}

function kindSentence(issue: z.core.$ZodIssue, { choice, whole, email }: Sentences): string | null {
  if (issue.code === "invalid_value") return choice;
  if (issue.code === "invalid_type" && /^(?:int|number)$/.test(issue.expected)) return whole;
  return issue.code === "invalid_format" && issue.format === "email" ? email : null;
}

function boundSentence(issue: z.core.$ZodIssue, sentences: Sentences): string | null {
  const isText = "origin" in issue && issue.origin === "string";
  if (issue.code === "too_small")
    return (isText ? sentences.tooShort : sentences.tooSmall)(String(issue.minimum));
  if (issue.code === "too_big")
    return (isText ? sentences.tooLong : sentences.tooLarge)(String(issue.maximum));
  return null;
}
