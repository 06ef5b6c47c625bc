import type { z } from "zod";
import type { Locale } from "@/lib/domain/display/locale";
import { invalidSentence } from "@/lib/platform/invalid-sentence";

type Sentences = Readonly<{
  required: string;
  unknownField: string;
  wrongType: (type: string) => string;
  types: Readonly<Record<string, string>>;
  choice: (values: string) => string;
  formats: Readonly<Record<string, string>>;
}>;

const SENTENCES: Readonly<Record<Locale, Sentences>> = {
  en: {
    required: "This is missing.",
    unknownField: "There is no such field here.",
    wrongType: (type) => `This must be ${type}.`,
    types: {
      string: "a text in quotes",
      number: "a number",
      int: "a whole number",
      boolean: "true or false",
      array: "a list in brackets",
      object: "an object in braces",
    },
    choice: (values) => `This must be one of ${values}.`,
    formats: { uuid: "This is not an id (UUID).", email: "This is not an email address." },
  },
  de: {
    required: "Das fehlt.",
    unknownField: "Ein solches Feld gibt es hier nicht.",
    wrongType: (type) => `Das muss ${type} sein.`,
    types: {
      string: "ein Text in Anführungszeichen",
      number: "eine Zahl",
      int: "eine ganze Zahl",
      boolean: "true oder false",
      array: "eine Liste in eckigen Klammern",
      object: "ein Objekt in geschweiften Klammern",
    },
    choice: (values) => `Das muss eines von diesen sein: ${values}.`,
    formats: { uuid: "Das ist keine ID (UUID).", email: "Das ist keine E-Mail-Adresse." },
  },
};

/** What is wrong at one place of a request, said to somebody who writes programs. */
export function faultSentence(issue: z.core.$ZodIssue, locale: Locale): string {
  const sentences = SENTENCES[locale];
  return ownSentence(issue, sentences) ?? invalidSentence(issue, locale);
}

function ownSentence(issue: z.core.$ZodIssue, sentences: Sentences): string | undefined {
  if (issue.code === "unrecognized_keys") return sentences.unknownField;
  if (issue.code === "invalid_format") return sentences.formats[issue.format];
  if (issue.code !== "invalid_type" && issue.code !== "invalid_value") return undefined;
  if (issue.input === undefined) return sentences.required;
  if (issue.code === "invalid_value") return sentences.choice(issue.values.map(String).join(", "));
  const type = sentences.types[issue.expected];
  return type && sentences.wrongType(type);
}
