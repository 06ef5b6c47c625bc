import { formatInstant, type Instant, laterOf } from "@/lib/domain/instant";
import { requirePrice } from "@/lib/domain/prices/price";
import { requireArticle } from "@/lib/domain/prices/price-lines";
import { Refusal } from "@/lib/domain/refusal";
import { getRentability } from "@/lib/features/price-lists/data";
import type { PriceListInput } from "@/lib/features/price-lists/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { Prisma } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** How far before now a valid-from may lie and still mean now: the time a request takes. */
const GRACE_SECONDS = 60n;

/** The answer: the new list's id and number. */
export type PublishedPriceList = Readonly<{ id: string; number: number; validFrom: string }>;

/**
 * Publishes a price list. Vendor staff with `licenses` only. It is whole: what is not named keeps the price it has at
 * that second, and so it does in the lists of later seconds that are waiting already. Accounts keep their prices until
 * their next change or charge (docs/rules.md, 3: prices are pinned). Refuses a valid-from in the past, articles that do
 * not exist or are not rentable, and a price so high that what an account rents could burn more than anything can hold.
 */
export function publishPriceList(
  scope: Scope,
  input: PriceListInput,
  reference?: string,
): Promise<PublishedPriceList> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { publishPriceList: input } }, () =>
      published(tx, scope, input),
    ),
  );
}

/** As `publishPriceList`, within a transaction that does more. The caller has checked who is asking. */
export async function published(
  tx: Transaction,
  { userId }: Pick<Scope, "userId">,
  input: PriceListInput,
): Promise<PublishedPriceList> {
  for (const { monthlyIsc } of input.prices) requirePrice(monthlyIsc);
  // One list at a time: each copies what the one before it says.
  await tx.$executeRaw`LOCK TABLE price_lists IN SHARE ROW EXCLUSIVE MODE`;
  const validFrom = await requireValidFrom(tx, input.validFrom);
  await requireRentableArticles(tx, input.prices);
  const list = await tx.priceList.create({ data: { validFrom, createdBy: userId } });
  await copyPrices(tx, { listId: list.id, validFrom });
  await overwritePrices(tx, list.id, input);
  await carryForward(tx, { listId: list.id, validFrom });
  return { id: list.id, number: list.number, validFrom: formatInstant(validFrom) };
}

async function requireValidFrom(tx: Transaction, wanted: Instant | undefined): Promise<Instant> {
  const now = await portalNow(tx);
  if (wanted !== undefined && wanted < now - GRACE_SECONDS) {
    throw new Refusal("valid_from_in_past", { validFrom: formatInstant(wanted), now: formatInstant(now) });
  }
  return laterOf(wanted ?? now, now);
}

/** Refuses prices for articles that do not exist or cannot be rented. */
export async function requireRentableArticles(
  tx: Transaction,
  prices: readonly Readonly<{ article: string }>[],
): Promise<void> {
  const numbers = [...new Set(prices.map(({ article }) => article))];
  const rentable = await getRentability(tx, numbers);
  for (const article of numbers) requireArticle(article, rentable);
}

const copyPrices = (tx: Transaction, { listId, validFrom }: { listId: string; validFrom: Instant }) =>
  tx.$executeRaw`
    INSERT INTO prices (price_list_id, article_number, scenario, monthly_cents, named)
    SELECT ${listId}::uuid, article_number, scenario, monthly_cents, false FROM prices
    WHERE price_list_id = (
      SELECT id FROM price_lists WHERE valid_from <= ${validFrom} AND id <> ${listId}::uuid
      ORDER BY valid_from DESC, number DESC LIMIT 1)`;

const overwritePrices = (tx: Transaction, listId: string, { prices }: PriceListInput) =>
  tx.$executeRaw`
    INSERT INTO prices (price_list_id, article_number, scenario, monthly_cents)
    VALUES ${Prisma.join(
      lastOfEach(prices).map(
        ({ article, scenario, monthlyIsc }) =>
          Prisma.sql`(${listId}::uuid, ${article}, ${scenario}, ${monthlyIsc as bigint})`,
      ),
    )}
    ON CONFLICT (price_list_id, article_number, scenario)
      DO UPDATE SET monthly_cents = excluded.monthly_cents, named = true`;

/** Lists that are not in force yet take the new prices over, up to the first of them that names the price itself. */
const carryForward = (tx: Transaction, { listId, validFrom }: { listId: string; validFrom: Instant }) =>
  tx.$executeRaw`
    INSERT INTO prices (price_list_id, article_number, scenario, monthly_cents, named)
    SELECT later.id, p.article_number, p.scenario, p.monthly_cents, false
    FROM prices p JOIN price_lists later ON later.valid_from > ${validFrom}
    WHERE p.price_list_id = ${listId}::uuid AND p.named AND NOT EXISTS (
      SELECT FROM prices n JOIN price_lists between_them ON between_them.id = n.price_list_id
      WHERE n.named AND n.article_number = p.article_number AND n.scenario = p.scenario
        AND between_them.valid_from > ${validFrom} AND between_them.valid_from <= later.valid_from)
    ON CONFLICT (price_list_id, article_number, scenario) DO UPDATE SET monthly_cents = excluded.monthly_cents`;

/** Of several prices for the same article and scenario the last one counts. */
const lastOfEach = (prices: PriceListInput["prices"]): PriceListInput["prices"] => [
  ...new Map(prices.map((price) => [`${price.article} ${price.scenario}`, price])).values(),
];
