import { PRICE_COLUMNS, type PriceLine, priceLines } from "@/lib/domain/prices/price-lines";
import { type NamedPrice, withNamed } from "@/lib/domain/prices/price-table";
import { requirePrice } from "@/lib/domain/prices/price";
import { Refusal } from "@/lib/domain/refusal";
import { getDraft, type PriceListDraft } from "@/lib/features/price-drafts/data";
import type { DraftInput, DraftVersionInput, NewDraftInput } from "@/lib/features/price-drafts/schema";
import { getRentability } from "@/lib/features/price-lists/data";
import {
  published,
  type PublishedPriceList,
  requireRentableArticles,
} from "@/lib/features/price-lists/mutations";
import { isPriceListId, type PriceListInput } from "@/lib/features/price-lists/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { readCsv } from "@/lib/platform/csv/read-csv";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The answer: the draft and its version now. */
export type SavedDraft = Readonly<{ id: string; version: number }>;

/** The most articles a file may name. */
const MOST_LINES = 5_000;

/** Begins a draft of a price list, which touches nobody. Vendor staff with `licenses` only. */
export function createDraft(scope: Scope, input: NewDraftInput, reference?: string): Promise<SavedDraft> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { createDraft: input } }, async () => {
      const { name, validFrom, prices } = input;
      const { id, version } = await tx.priceListDraft.create({
        data: { name, validFrom: validFrom ?? null, createdBy: scope.userId, updatedAt: await portalNow(tx) },
      });
      await storePrices(tx, id, namedPrices(prices));
      return { id, version };
    }),
  );
}

/**
 * Replaces a draft: its name, its beginning and all prices it names. Vendor staff with `licenses` only. Refuses a draft
 * that is none, that was published, or that somebody changed since it was seen, and prices that could not be published.
 */
export function saveDraft(scope: Scope, input: DraftInput, reference?: string): Promise<SavedDraft> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { saveDraft: input } }, async () => {
      await lockDraft(tx, scope, input);
      return stored(tx, input, namedPrices(input.prices));
    }),
  );
}

/** A file as it would be taken over, line by line, with what is wrong in each. Changes nothing. */
export async function checkPriceFile(scope: Scope, csv: string): Promise<readonly PriceLine[]> {
  requireVendor(scope, "licenses");
  const [article, name, ...prices] = PRICE_COLUMNS;
  const lines = readCsv(csv, { required: [article, ...prices], optional: [name], mostLines: MOST_LINES });
  const numbers = lines.map(({ cells }) => cells.article ?? "");
  return priceLines(lines, await getRentability(db, numbers));
}

/**
 * Takes the prices of a file over into a draft; what the file does not name stays. All or nothing: one line at fault
 * and nothing is taken (`list_faulty`). Otherwise as `saveDraft`.
 */
export async function importPrices(
  scope: Scope,
  { csv, ...version }: DraftVersionInput & Readonly<{ csv: string }>,
): Promise<SavedDraft> {
  const lines = await checkPriceFile(scope, csv);
  const faults = lines.filter(({ fault }) => fault !== null).length;
  if (faults > 0) throw new Refusal("list_faulty", { faults });
  return inTransaction(async (tx) => {
    const { name, validFrom, prices } = await lockDraft(tx, scope, version);
    const named = withNamed(
      prices,
      lines.flatMap((line) => line.prices),
    );
    return stored(tx, { ...version, name, validFrom: validFrom ?? undefined }, named);
  });
}

/**
 * Makes a draft a price list, as `publishPriceList` does, once: of two who publish it the second is told its number
 * (`draft_published`). Refuses a draft without prices, and one that somebody changed since it was seen.
 */
export function publishDraft(
  scope: Scope,
  input: DraftVersionInput,
  reference?: string,
): Promise<PublishedPriceList> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { publishDraft: input } }, async () => {
      const { prices, validFrom } = await lockDraft(tx, scope, input);
      if (prices.length === 0) throw new Refusal("price_list_empty");
      const list = await published(tx, scope, {
        ...(validFrom !== null && { validFrom }),
        prices: prices.map(({ price, ...cell }) => ({ ...cell, monthlyIsc: price })),
      });
      await tx.priceListDraft.update({ where: { id: input.id }, data: { publishedListId: list.id } });
      return list;
    }),
  );
}

/** Throws a draft away that was not published. Vendor staff with `licenses` only. */
export function discardDraft(
  scope: Scope,
  input: DraftVersionInput,
  reference?: string,
): Promise<SavedDraft> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { discardDraft: input } }, async () => {
      const { id, version } = await lockDraft(tx, scope, input);
      await tx.priceListDraft.delete({ where: { id } });
      return { id, version };
    }),
  );
}

/** The draft as it was seen, locked until the end of the transaction. */
async function lockDraft(
  tx: Transaction,
  scope: Scope,
  { id, basedOn }: DraftVersionInput,
): Promise<PriceListDraft> {
  if (!isPriceListId(id)) throw new Refusal("not_found");
  await tx.$queryRaw`SELECT FROM price_list_drafts WHERE id = ${id}::uuid FOR UPDATE`;
  const draft = await getDraft(scope, id, tx);
  if (!draft) throw new Refusal("not_found");
  if (draft.published) throw new Refusal("draft_published", { number: draft.published.number });
  if (draft.version !== basedOn) throw new Refusal("draft_outdated", { basedOn, version: draft.version });
  return draft;
}

type Stored = Pick<DraftInput, "id" | "name" | "validFrom">;

async function stored(
  tx: Transaction,
  { id, name, validFrom }: Stored,
  prices: readonly NamedPrice[],
): Promise<SavedDraft> {
  await tx.draftPrice.deleteMany({ where: { draftId: id } });
  await storePrices(tx, id, prices);
  const { version } = await tx.priceListDraft.update({
    where: { id },
    data: {
      name,
      validFrom: validFrom ?? null,
      version: { increment: 1 },
      updatedAt: await portalNow(tx),
    },
  });
  return { id, version };
}

async function storePrices(tx: Transaction, draftId: string, prices: readonly NamedPrice[]): Promise<void> {
  for (const { price } of prices) requirePrice(price);
  await requireRentableArticles(tx, prices);
  await tx.draftPrice.createMany({
    data: prices.map(({ article, scenario, price }) => ({
      draftId,
      articleNumber: article,
      scenario,
      monthlyCents: price,
    })),
  });
}

/** The prices of an input, of several for one cell the last. */
const namedPrices = (prices: PriceListInput["prices"]): NamedPrice[] =>
  withNamed(
    [],
    prices.map(({ article, scenario, monthlyIsc }) => ({ article, scenario, price: monthlyIsc })),
  );
