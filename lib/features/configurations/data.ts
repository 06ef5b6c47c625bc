import type { PriceOf, RenterKind, Scenario } from "@/lib/domain/accounts/configuration";
import { isRentableOn } from "@/lib/domain/licenses/articles";
import { cents } from "@/lib/domain/money/units";
import type { Transaction } from "@/lib/platform/db/transaction";

/** The prices in force at a second, and which of the articles exist and can be rented on what. */
export type Pricing = Readonly<{
  priceListId: string | null;
  priceOf: PriceOf;
  articles: ReadonlyMap<string, Readonly<Record<RenterKind, boolean>>>;
}>;

/** The price list in force at a second, for these articles. */
export async function getPricing(
  tx: Transaction,
  { now, numbers }: Readonly<{ now: bigint; numbers: readonly string[] }>,
): Promise<Pricing> {
  const rows = await tx.$queryRaw<
    {
      number: string;
      kind: string;
      rentable: boolean;
      scenario: Scenario | null;
      monthly_cents: bigint | null;
      list: string | null;
    }[]
  >`SELECT t.number, t.kind, t.rentable, p.scenario, p.monthly_cents, list.id AS list
    FROM (SELECT price_list_at(${now}) AS id) list
    LEFT JOIN articles t ON t.number = ANY(${[...numbers]})
    LEFT JOIN prices p ON p.price_list_id = list.id AND p.article_number = t.number`;
  const prices = new Map(rows.map((row) => [`${row.number} ${row.scenario}`, row.monthly_cents]));
  return {
    priceListId: rows[0]?.list ?? null,
    priceOf: (article, scenario) => {
      const price = prices.get(`${article} ${scenario}`);
      return price == null ? null : cents(price);
    },
    articles: new Map(
      rows
        .filter(({ number }) => number !== null)
        .map((row) => [row.number, { pbx: isRentableOn("pbx", row), device: isRentableOn("device", row) }]),
    ),
  };
}
