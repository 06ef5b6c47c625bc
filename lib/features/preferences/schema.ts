import { z } from "zod";
import { LOCALES } from "@/lib/domain/display/locale";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const themeSchema = z.enum(THEMES);
export const localeSchema = z.enum(LOCALES);

/** Where a browser keeps what its person prefers; nothing in them is secret or trusted. */
export const PREFERENCE_COOKIES = { theme: "theme", locale: "locale", timeZone: "timeZone" } as const;
