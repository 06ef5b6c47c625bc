import { notFound } from "next/navigation";
import type { Scenario } from "@/lib/domain/accounts/configuration";
import type { Cents } from "@/lib/domain/money/units";
import { type NamedPrice, priceTable } from "@/lib/domain/prices/price-table";
import { type Article, listArticles } from "@/lib/features/articles/data";
import {
  getDraft,
  type ListedDraft,
  listDrafts,
  type PriceListDraft,
} from "@/lib/features/price-drafts/data";
import { isPriceListId } from "@/lib/features/price-lists/schema";
import { getBaseOfDraft } from "@/lib/features/price-sources/data";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** The drafts there are, for vendor staff. */
export const loadDrafts = async (): Promise<ListedDraft[]> => listDrafts(await requireVendorStaff());

/** An article in the editor: what a piece costs in the list the draft is built on, and what the draft names. */
export type EditedArticle = Readonly<{
  article: string;
  name: string;
  present: Readonly<Record<Scenario, Cents | null>>;
  named: Readonly<Record<Scenario, Cents | null>>;
}>;
/** A draft ready to be edited. */
export type LoadedDraft = PriceListDraft &
  Readonly<{ base: Readonly<{ id: string; number: number }> | null; articles: readonly EditedArticle[] }>;

/** One draft with every article that can be rented, for vendor staff. */
export async function loadDraft(id: string): Promise<LoadedDraft> {
  const scope = await requireVendorStaff();
  if (!isPriceListId(id)) notFound();
  const draft = (await getDraft(scope, id)) ?? notFound();
  const [base, articles] = await Promise.all([getBaseOfDraft(draft), listArticles()]);
  return { ...draft, base, articles: editedArticles(articles, { base, draft }) };
}

type Prices = Readonly<{ prices: readonly NamedPrice[] }>;

function editedArticles(
  articles: readonly Article[],
  { base, draft }: Readonly<{ base: Prices | null; draft: Prices }>,
): EditedArticle[] {
  const [present, named] = [priceTable(base?.prices ?? []), priceTable(draft.prices)];
  return articles
    .filter(({ rentable }) => rentable)
    .map(({ number, name }) => ({
      article: number,
      name,
      present: { on_premises: present(number, "on_premises"), cloud: present(number, "cloud") },
      named: { on_premises: named(number, "on_premises"), cloud: named(number, "cloud") },
    }));
}
