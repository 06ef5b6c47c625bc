import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import {
  DEFAULT_TIME_ZONE,
  isLocale,
  isTimeZone,
  type Locale,
  preferredLocale,
} from "@/lib/domain/display/locale";
import { messages } from "@/lib/platform/i18n/messages";

/** What a page is drawn in: the language a person chose, else the browser's; the clock on their own wall. */
export default getRequestConfig(async ({ locale: asked }) => {
  const jar = await cookies();
  const locale = isLocale(asked) ? asked : await localeOf(jar.get("locale")?.value);
  return { locale, messages: messages[locale], timeZone: timeZoneOf(jar.get("timeZone")?.value) };
});

async function localeOf(chosen: string | undefined): Promise<Locale> {
  if (isLocale(chosen)) return chosen;
  return preferredLocale((await headers()).get("accept-language") ?? "");
}

/** Asking `Intl` about a name costs more than drawing a row, and there are few names. */
const knownTimeZones = new Map<string, boolean>();
const MOST_KNOWN = 1_000;

function timeZoneOf(name: string | undefined): string {
  if (!name) return DEFAULT_TIME_ZONE;
  let known = knownTimeZones.get(name);
  if (known === undefined) {
    known = isTimeZone(name);
    if (knownTimeZones.size < MOST_KNOWN) knownTimeZones.set(name, known);
  }
  return known ? name : DEFAULT_TIME_ZONE;
}
