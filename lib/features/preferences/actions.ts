"use server";

import { cookies } from "next/headers";
import { storeLocale } from "@/lib/features/preferences/mutations";
import { localeSchema, PREFERENCE_COOKIES, themeSchema } from "@/lib/features/preferences/schema";
import { currentSelf } from "@/lib/platform/access/session-gate";
import { cookieOptions } from "@/lib/platform/auth/session-cookie";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Shows the portal light, dark, or as the system does. */
export async function chooseTheme(form: FormData): Promise<void> {
  const theme = themeSchema.safeParse(form.get("theme"));
  if (theme.success) await remember(PREFERENCE_COOKIES.theme, theme.data);
}

/** Shows the portal in another language, and writes mails to whoever is signed in in it. */
export async function chooseLocale(form: FormData): Promise<void> {
  const locale = localeSchema.safeParse(form.get("locale"));
  if (!locale.success) return;
  await remember(PREFERENCE_COOKIES.locale, locale.data);
  const self = await currentSelf();
  if (self) await storeLocale(self, locale.data);
}

async function remember(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    ...cookieOptions(),
    maxAge: ONE_YEAR_SECONDS,
  });
}
