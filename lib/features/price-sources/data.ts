import { type AccountPreview, accountPreview } from "@/lib/domain/accounts/account-preview";
import { type Instant, instant } from "@/lib/domain/instant";
import { type NamedPrice, priceTable, withNamed } from "@/lib/domain/prices/price-table";
import { repriced } from "@/lib/domain/prices/reprice";
import { Refusal } from "@/lib/domain/refusal";
import { type AccountWithPbxs, requireAccount } from "@/lib/features/accounts/data";
import { getDraft, listDrafts, type PriceListDraft } from "@/lib/features/price-drafts/data";
import { getPriceList, listPriceLists, type PriceList } from "@/lib/features/price-lists/data";
import { isPriceListId } from "@/lib/features/price-lists/schema";
import { getWarnedWeeks } from "@/lib/features/warnings/marks/data";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** Where prices can be taken from: a published list, or a draft as it would be published. */
export type PriceSource = Readonly<{
  kind: "list" | "draft";
  id: string;
  /** A list's number, or a draft's name. */
  name: string;
  validFrom: Instant | null;
  /** The whole list: for a draft with everything it would keep. */
  prices: readonly NamedPrice[];
}>;

/** A source as a choice. */
export type PriceSourceChoice = Pick<PriceSource, "kind" | "id" | "name">;

/** The prices of a list or of a draft, by its id; null where it is neither. Vendor staff only. */
export async function getPriceSource(scope: Scope, id: string): Promise<PriceSource | null> {
  requireVendor(scope, "view");
  if (!isPriceListId(id)) return null;
  const list = await getPriceList(id);
  if (list) return { kind: "list", ...list, name: String(list.number) };
  const draft = await getDraft(scope, id);
  if (!draft) return null;
  const base = await getBaseOfDraft(draft);
  const prices = withNamed(base?.prices ?? [], draft.prices);
  return { kind: "draft", id, name: draft.name, validFrom: draft.validFrom, prices };
}

/** As `getPriceSource`; what is neither does not exist (`not_found`). */
export async function requirePriceSource(scope: Scope, id: string): Promise<PriceSource> {
  const source = await getPriceSource(scope, id);
  if (!source) throw new Refusal("not_found");
  return source;
}

/** The list a draft would be built on: what is in force when it begins. Null before the first list. */
export async function getBaseOfDraft({
  validFrom,
}: Pick<PriceListDraft, "validFrom">): Promise<PriceList | null> {
  const [base] = await db.$queryRaw<{ id: string | null }[]>`
    SELECT price_list_at(greatest(portal_now(), ${validFrom ?? instant(0n)}::bigint)) AS id`;
  return base?.id ? getPriceList(base.id) : null;
}

/** One account under a list or a draft, line by line. Vendor staff only; what is not there is refused. */
export async function getAccountEffect(
  scope: Scope,
  { accountId, sourceId }: Readonly<{ accountId: string; sourceId: string }>,
): Promise<Readonly<{ account: AccountWithPbxs; source: PriceSource; preview: AccountPreview }>> {
  const source = await requirePriceSource(scope, sourceId);
  const account = await requireAccount(scope, accountId);
  const under = repriced(account, priceTable(source.prices));
  return { account, source, preview: accountPreview(account, under, await getWarnedWeeks(account)) };
}

/** Every list and every draft, the latest first, drafts before lists. Vendor staff only. */
export async function listPriceSources(scope: Scope): Promise<PriceSourceChoice[]> {
  const [drafts, lists] = await Promise.all([listDrafts(scope), listPriceLists()]);
  return [
    ...drafts.map(({ id, name }) => ({ kind: "draft" as const, id, name })),
    ...lists.map(({ id, number }) => ({ kind: "list" as const, id, name: String(number) })),
  ];
}
