import { randomBytes } from "node:crypto";
import type { Locale } from "@/lib/domain/display/locale";
import { log } from "@/lib/platform/log";

const SENTENCES: Readonly<Record<Locale, (reference: string) => string>> = {
  en: (reference) =>
    `That did not work because of a fault on our side. Please try again; if it stays so, tell us the reference ${reference}.`,
  de: (reference) =>
    `Das hat wegen eines Fehlers auf unserer Seite nicht geklappt. Bitte versuchen Sie es noch einmal; bleibt es dabei, nennen Sie uns die Referenz ${reference}.`,
};

/** Logs what broke under a reference that people can name, and returns the reference. */
export function reportBroken(error: unknown, doing: string): string {
  const reference = randomBytes(4).toString("hex").toUpperCase();
  log.error({ err: error, reference }, doing);
  return reference;
}

/** What a person reads when something broke: never why, always how to speak about it. */
export const brokenSentence = (reference: string, locale: Locale): string => SENTENCES[locale](reference);
