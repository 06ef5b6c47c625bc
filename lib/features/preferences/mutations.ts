import type { Locale } from "@/lib/domain/display/locale";
import type { Self } from "@/lib/platform/access/self";
import { db } from "@/lib/platform/db/client";

/** Stores the language a person chose: mails speak it too. */
export async function storeLocale({ userId }: Self, locale: Locale): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { locale } });
}
