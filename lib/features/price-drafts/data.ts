import type { Scenario } from "@/lib/domain/accounts/configuration";
import { instant, type Instant } from "@/lib/domain/instant";
import { cents } from "@/lib/domain/money/units";
import type { NamedPrice } from "@/lib/domain/prices/price-table";
import { isPriceListId } from "@/lib/features/price-lists/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A draft as it is listed. */
export type ListedDraft = Readonly<{
  id: string;
  name: string;
  validFrom: Instant | null;
  version: number;
  named: number;
  updatedAt: Instant;
}>;

/** A draft with the prices it names, and the list it became, if it did. */
export type PriceListDraft = Omit<ListedDraft, "named"> &
  Readonly<{ prices: readonly NamedPrice[]; published: Readonly<{ id: string; number: number }> | null }>;

/** The drafts that were not published yet, the last changed first. Vendor staff only. */
export async function listDrafts(scope: Scope): Promise<ListedDraft[]> {
  requireVendor(scope, "view");
  const rows = await db.priceListDraft.findMany({
    where: { publishedListId: null },
    include: { _count: { select: { prices: true } } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, name, version, validFrom, updatedAt, _count }) => ({
    id,
    name,
    version,
    validFrom: validFrom === null ? null : instant(validFrom),
    updatedAt: instant(updatedAt),
    named: _count.prices,
  }));
}

/** One draft, also one that was published; null where there is none of this id. Vendor staff only. */
export async function getDraft(
  scope: Scope,
  id: string,
  tx: Transaction = db,
): Promise<PriceListDraft | null> {
  requireVendor(scope, "view");
  if (!isPriceListId(id)) return null;
  const row = await tx.priceListDraft.findUnique({
    where: { id },
    include: {
      prices: { orderBy: [{ articleNumber: "asc" }, { scenario: "desc" }] },
      publishedList: { select: { id: true, number: true } },
    },
  });
  return (
    row && {
      id: row.id,
      name: row.name,
      version: row.version,
      validFrom: row.validFrom === null ? null : instant(row.validFrom),
      updatedAt: instant(row.updatedAt),
      published: row.publishedList,
      prices: row.prices.map(({ articleNumber, scenario, monthlyCents }) => ({
        article: articleNumber,
        scenario: scenario as Scenario,
        price: cents(monthlyCents),
      })),
    }
  );
}
