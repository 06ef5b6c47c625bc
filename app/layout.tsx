import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TimeZoneCookie } from "@/components/layout/time-zone-cookie";
import { loadTheme } from "@/lib/features/preferences/loaders";
import { PREFERENCE_COOKIES } from "@/lib/features/preferences/schema";
import "@fontsource-variable/inter";
import "./globals.css";

/** Every page's name stands before the product's. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("description"),
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f5" },
    { media: "(prefers-color-scheme: dark)", color: "#111213" },
  ],
};

export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const [locale, theme, { errors }] = await Promise.all([getLocale(), loadTheme(), getMessages()]);
  return (
    <html lang={locale} className={theme === "system" ? undefined : theme}>
      <body>
        {/* What broke is told by a client component, so its few texts travel; all others stay on the server. */}
        <NextIntlClientProvider messages={{ errors }}>{children}</NextIntlClientProvider>
        <TimeZoneCookie name={PREFERENCE_COOKIES.timeZone} />
      </body>
    </html>
  );
}
