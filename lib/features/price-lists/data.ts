import { type Instant, instant } from "@/lib/domain/instant";
import { type Cents, cents } from "@/lib/domain/money/units";
import type { RenterKind, Scenario } from "@/lib/domain/accounts/configuration";
import { renterOf } from "@/lib/domain/licenses/articles";
import type { ListState } from "@/lib/features/price-lists/schema";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** One price of a list: hundredths of an iSC per piece and average month. */
export type ListedPrice = Readonly<{
  article: string;
  name: string;
  kind: string;
  scenario: Scenario;
  price: Cents;
}>;
/** A list of prices with the second from which it is valid. */
export type PriceList = Readonly<{
  id: string;
  number: number;
  validFrom: Instant;
  prices: readonly ListedPrice[];
}>;

/** The list in force at this second, whole; null before the first one. */
export async function getCurrentPriceList(tx: Transaction = db): Promise<PriceList | null> {
  const [current] = await tx.$queryRaw<{ id: string | null }[]>`SELECT price_list_at(portal_now()) AS id`;
  return current?.id ? getPriceList(current.id, tx) : null;
}

/** A list by its id, whole, in the order of articles and scenarios. */
export async function getPriceList(id: string, tx: Transaction = db): Promise<PriceList | null> {
  const list = await tx.priceList.findUnique({
    where: { id },
    include: {
      prices: {
        include: { article: { select: { name: true, kind: true } } },
        orderBy: [{ articleNumber: "asc" }, { scenario: "desc" }],
      },
    },
  });
  return (
    list && {
      id: list.id,
      number: list.number,
      validFrom: instant(list.validFrom),
      prices: list.prices.map(({ articleNumber, article, scenario, monthlyCents }) => ({
        article: articleNumber,
        name: article.name,
        kind: article.kind,
        scenario: scenario as Scenario,
        price: cents(monthlyCents),
      })),
    }
  );
}

/** A list as it stands among the others. */
export type ListedPriceList = Readonly<{
  id: string;
  number: number;
  validFrom: Instant;
  state: ListState;
  named: number;
  accounts: number;
}>;

type ListRow = Readonly<{
  id: string;
  number: number;
  valid_from: bigint;
  state: ListState;
  named: bigint;
  accounts: bigint;
}>;

/** All lists, the latest to begin first, with how many accounts are on each. */
export async function listPriceLists(): Promise<ListedPriceList[]> {
  const rows = await db.$queryRaw<ListRow[]>`
    SELECT l.id, l.number, l.valid_from,
      CASE WHEN l.valid_from > clock.now THEN 'waiting' WHEN l.id = clock.list THEN 'in_force' ELSE 'past' END AS state,
      (SELECT count(*) FROM prices p WHERE p.price_list_id = l.id AND p.named) AS named,
      coalesce(on_it.accounts, 0) AS accounts
    FROM price_lists l
    CROSS JOIN (SELECT portal_now() AS now, price_list_at(portal_now()) AS list OFFSET 0) clock
    LEFT JOIN (SELECT price_list_id, count(*) AS accounts FROM accounts WHERE rented GROUP BY 1) on_it
      ON on_it.price_list_id = l.id
    ORDER BY l.valid_from DESC, l.number DESC`;
  return rows.map(({ valid_from, named, accounts, ...list }) => ({
    ...list,
    validFrom: instant(valid_from),
    named: Number(named),
    accounts: Number(accounts),
  }));
}

/** Which of these articles exist, and whether they can be rented. */
export async function getRentability(
  tx: Transaction,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const known = await tx.article.findMany({
    where: { number: { in: [...numbers] } },
    select: { number: true, rentable: true },
  });
  return new Map(known.map(({ number, rentable }) => [number, rentable]));
}

/** An article that can be rented, with the prices in force per piece and average month. */
export type RentableArticle = Readonly<{
  article: string;
  name: string;
  /** What it can be rented on: a PBX, or by itself. */
  renter: RenterKind;
  prices: Readonly<Partial<Record<Scenario, Cents>>>;
}>;
/** What can be rented: the articles of the list in force, by name, and the list's id to confirm prices by. */
export type Rentables = Readonly<{
  priceListId: string | null;
  number: number | null;
  articles: RentableArticle[];
}>;

/** What can be rented at this second. */
export async function listRentable(): Promise<Rentables> {
  const list = await getCurrentPriceList();
  if (!list) return { priceListId: null, number: null, articles: [] };
  const articles = new Map<string, RentableArticle>();
  for (const { article, name, kind, scenario, price } of list.prices) {
    const prices = { ...articles.get(article)?.prices, [scenario]: price };
    articles.set(article, { article, name, renter: renterOf(kind), prices });
  }
  const byName = [...articles.values()].toSorted((one, other) => one.name.localeCompare(other.name));
  return { priceListId: list.id, number: list.number, articles: byName };
}
