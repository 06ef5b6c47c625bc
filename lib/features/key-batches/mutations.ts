import type { Locale } from "@/lib/domain/display/locale";
import { formatIsc } from "@/lib/domain/money/amount";
import { Refusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import { type NewKey, storeKeys } from "@/lib/features/activation-keys/mutations";
import { type IssueKeysInput, MOST_KEYS_AT_ONCE } from "@/lib/features/activation-keys/schema";
import { BATCH_COLUMNS, readOrderLine } from "@/lib/features/key-batches/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { type CheckedLine, checkLines } from "@/lib/platform/csv/check-lines";
import { readCsv } from "@/lib/platform/csv/read-csv";
import { writeCsv } from "@/lib/platform/csv/write-csv";
import { db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** A line of a list as it is shown before anything is issued: what its keys will hold, or what is wrong. */
export type BatchLine = Readonly<{
  line: number;
  content: string;
  count: number;
  orderNumber: string;
  note: string;
  fault: string | null;
}>;
/** A list that was read: nothing was issued. */
export type BatchPreview = Readonly<{ lines: BatchLine[]; keys: number; faults: number }>;
/** The keys of a list, whole, this once, and the same as a file for spreadsheets. */
export type IssuedBatch = Readonly<{ keys: NewKey[]; csv: string }>;

type List = Readonly<{ csv: string; locale: Locale }>;
type Line = CheckedLine<IssueKeysInput>;

/**
 * Reads a list of orders and says of each line what it would issue or what is wrong with it. Vendor staff with
 * `licenses` only. Changes nothing; refuses what cannot be read as a list, and more keys than are issued at once.
 */
export async function checkKeyBatch(scope: Scope, list: List): Promise<BatchPreview> {
  const lines = await readOrders(scope, list);
  const keys = lines.reduce((sum, { value }) => sum + (value?.count ?? 0), 0);
  if (keys > MOST_KEYS_AT_ONCE) throw new Refusal("too_many_keys", { most: MOST_KEYS_AT_ONCE });
  return { lines: lines.map(shown), keys, faults: lines.filter(({ fault }) => fault !== null).length };
}

/**
 * Issues the keys of a list when every line of it is good, and otherwise nothing (`list_faulty`). The file it answers
 * has a line for each key and can be had this once.
 */
export async function issueKeyList(scope: Scope, list: List, reference?: string): Promise<IssuedBatch> {
  const lines = await readOrders(scope, list);
  const orders = lines.flatMap(({ value }) => (value ? [value] : []));
  if (orders.length < lines.length)
    throw new Refusal("list_faulty", { faults: lines.length - orders.length });
  const keys = await issueKeyBatch(scope, orders, reference);
  const contents = orders.flatMap((order) => Array.from({ length: order.count }, () => order));
  const rows = keys.map(({ activationKey }, index) => [activationKey, ...cellsOf(contents[index])]);
  return { keys, csv: writeCsv(["activation_key", "content", "order_number", "note"], rows) };
}

/**
 * Issues the keys of several orders, all or none. Vendor staff with `licenses` only; refuses articles that do not
 * exist, and more keys than are issued at once. Sent twice with one reference, it answers the same keys again.
 */
export function issueKeyBatch(
  scope: Scope,
  orders: readonly IssueKeysInput[],
  reference?: string,
): Promise<NewKey[]> {
  requireVendor(scope, "licenses");
  if (orders.reduce((sum, { count }) => sum + count, 0) > MOST_KEYS_AT_ONCE)
    throw new Refusal("too_many_keys", { most: MOST_KEYS_AT_ONCE });
  const write = {
    subjectId: scope.organizationId,
    reference,
    input: { issueKeyBatch: orders },
    sealed: true,
  };
  return inTransaction((tx) => once(tx, write, () => storeKeys(tx, scope, orders)));
}

async function readOrders(scope: Scope, { csv, locale }: List): Promise<Line[]> {
  requireVendor(scope, "licenses");
  const shape = { required: [], optional: BATCH_COLUMNS, mostLines: MOST_KEYS_AT_ONCE };
  const lines = checkLines(readCsv(csv, shape), { read: readOrderLine, locale });
  const numbers = [...new Set(lines.flatMap(({ value }) => articlesOf(value)))];
  const rows = await db.article.findMany({ where: { number: { in: numbers } }, select: { number: true } });
  const known = new Set(rows.map(({ number }) => number));
  return lines.map((line): Line => {
    const article = articlesOf(line.value).find((number) => !known.has(number));
    if (article === undefined) return line;
    const fault = refusalSentence({ code: "article_unknown", details: { article } }, locale);
    return { line: line.line, value: null, fault: `articles: ${fault}` };
  });
}

const articlesOf = (order: IssueKeysInput | null): string[] =>
  order && "items" in order ? order.items.map(({ article }) => article) : [];

function shown({ line, value, fault }: Line): BatchLine {
  const [content = "", orderNumber = "", note = ""] = cellsOf(value ?? undefined);
  return { line, content, count: value?.count ?? 0, orderNumber, note, fault };
}

function cellsOf(order: IssueKeysInput | undefined): string[] {
  if (!order) return [];
  const content =
    "isc" in order
      ? `${formatIsc(order.isc)} iSC`
      : order.items.map(({ article, quantity }) => `${article}:${quantity}`).join(" ");
  return [content, order.orderNumber ?? "", order.note];
}
