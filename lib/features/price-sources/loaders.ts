import { notFound } from "next/navigation";
import type { SearchParam, SearchParams } from "@/lib/domain/display/search-params";
import { comparePrices, type PriceDifference } from "@/lib/domain/prices/compare-prices";
import { getAccount } from "@/lib/features/accounts/data";
import { type Article, listArticles } from "@/lib/features/articles/data";
import { listPriceEffects, type PriceEffects } from "@/lib/features/price-effects/data";
import { effectPageSchema } from "@/lib/features/price-effects/schema";
import {
  getAccountEffect,
  getPriceSource,
  listPriceSources,
  type PriceSource,
  type PriceSourceChoice,
} from "@/lib/features/price-sources/data";
import type { z } from "zod";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** Two lists side by side, and the lists and drafts there are to choose from; null where one is not chosen. */
export type LoadedComparison = Readonly<{
  choices: PriceSourceChoice[];
  old: PriceSource | null;
  new: PriceSource | null;
  rows: PriceDifference[];
  articles: Article[];
}>;

/** Compares two lists or drafts for vendor staff. */
export async function loadComparison(params: SearchParams): Promise<LoadedComparison> {
  const scope = await requireVendorStaff();
  const [choices, articles, old, other] = await Promise.all([
    listPriceSources(scope),
    listArticles(),
    getPriceSource(scope, one(params.old)),
    getPriceSource(scope, one(params.new)),
  ]);
  const rows = old && other ? comparePrices(old.prices, other.prices) : [];
  return { choices, old, new: other, rows, articles };
}

/** What every account would pay under a list or a draft, a page of it. */
export type LoadedEffects = PriceEffects &
  Readonly<{ source: PriceSource; list: z.infer<typeof effectPageSchema>; pageSize: number }>;

const PAGE_SIZE = 50;

/** The accounts a list or a draft would reach, for vendor staff. */
export async function loadPriceEffects(params: SearchParams): Promise<LoadedEffects> {
  const scope = await requireVendorStaff();
  const list = effectPageSchema.parse(params);
  const source = (await getPriceSource(scope, list.of)) ?? notFound();
  const effects = await listPriceEffects(scope, source.id, { ...list, pageSize: PAGE_SIZE });
  return { ...effects, source, list, pageSize: PAGE_SIZE };
}

/** What a list or a draft would change for one account, for vendor staff. */
export async function loadAccountEffect(accountId: string, of: SearchParam) {
  const scope = await requireVendorStaff();
  if (!(await getPriceSource(scope, one(of))) || !(await getAccount(scope, accountId))) notFound();
  return getAccountEffect(scope, { accountId, sourceId: one(of) });
}

const one = (param: SearchParam): string => (typeof param === "string" ? param : "");
