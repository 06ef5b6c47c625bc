import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/domain/display/locale";
import { db, Prisma } from "@/lib/platform/db/client";

/** Those of an account's warning addresses that are written to in one language. */
export type Readers = Readonly<{ locale: Locale; recipients: readonly string[] }>;

/**
 * The language of each of an account's warning addresses, in their order, as `locales`: of somebody who signs in with
 * it the one they chose, of everybody else the account's.
 */
export const localesOf = (account: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT array_agg(coalesce(u.locale, ${account}.warning_locale) ORDER BY r.place) AS locales
  FROM unnest(${account}.warning_emails) WITH ORDINALITY AS r(address, place)
  LEFT JOIN users u ON u.email = lower(r.address) AND u.removed_at IS NULL AND u.confirmed_at IS NOT NULL`;

/** The warning addresses of an account by language. */
export async function getReaders(accountId: string): Promise<Readers[]> {
  const [row] = await db.$queryRaw<{ warning_emails: string[]; locales: string[] | null }[]>`
    SELECT a.warning_emails, spoken.locales FROM accounts a
    CROSS JOIN LATERAL (${localesOf(Prisma.sql`a`)}) spoken WHERE a.id = ${accountId}::uuid`;
  return readersOf(row?.warning_emails ?? [], row?.locales ?? []);
}

/** Addresses by their languages, in the order in which those first come. */
export function readersOf(addresses: readonly string[], locales: readonly string[]): Readers[] {
  const spoken = locales.map((locale) => (isLocale(locale) ? locale : DEFAULT_LOCALE));
  return [...new Set(spoken)].map((locale) => ({
    locale,
    recipients: addresses.filter((_address, index) => spoken[index] === locale),
  }));
}
