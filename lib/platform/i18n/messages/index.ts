import type { Locale } from "@/lib/domain/display/locale";
import { de } from "@/lib/platform/i18n/messages/de";
import { en } from "@/lib/platform/i18n/messages/en";

/** Every text of the screens: English says which there are, and the other languages must have them all. */
export type Messages = typeof en;

export const messages: Readonly<Record<Locale, Messages>> = { en, de };
