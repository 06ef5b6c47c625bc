import { cookies } from "next/headers";
import { PREFERENCE_COOKIES, type Theme, themeSchema } from "@/lib/features/preferences/schema";

/** Light, dark, or whatever the person's system shows. */
export async function loadTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(PREFERENCE_COOKIES.theme)?.value;
  return themeSchema.safeParse(chosen).data ?? "system";
}
