import { type Instant, instant } from "@/lib/domain/instant";
import { type Cents, cents } from "@/lib/domain/money/units";
import type { Scenario } from "@/lib/domain/accounts/configuration";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** One price of a list: hundredths of an iSC per piece and average month. */
export type ListedPrice = Readonly<{ article: string; name: string; scenario: Scenario; price: Cents }>;
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
        include: { article: { select: { name: true } } },
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
        scenario: scenario as Scenario,
        price: cents(monthlyCents),
      })),
    }
  );
}

/** An article that can be rented, with the prices in force per piece and average month. */
export type RentableArticle = Readonly<{
  article: string;
  name: string;
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
  for (const { article, name, scenario, price } of list.prices) {
    const prices = { ...articles.get(article)?.prices, [scenario]: price };
    articles.set(article, { article, name, prices });
  }
  const byName = [...articles.values()].toSorted((one, other) => one.name.localeCompare(other.name));
  return { priceListId: list.id, number: list.number, articles: byName };
}
