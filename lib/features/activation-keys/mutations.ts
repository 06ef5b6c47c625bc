import { Refusal } from "@/lib/domain/refusal";
import type { IssueKeysInput } from "@/lib/features/activation-keys/schema";
import { appendMovements, type NewMovement } from "@/lib/features/movements/mutations";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";

/** A new key, whole. This answer is the only place where it can ever be read. */
export type NewKey = Readonly<{ id: string; activationKey: string; lastGroup: string }>;

type Pieces = readonly Readonly<{ article: string; quantity: number }>[];
/** What a key will hold, and what is noted of it. */
type NewContent = Readonly<{ isc: bigint; items: Pieces; note: string; orderNumber: string }>;

/**
 * Issues activation keys, each holding the same iSC value (ticks) or pieces of articles. Vendor staff with `licenses`
 * only; refuses articles that do not exist. Sent twice with one reference, it answers the same keys again.
 */
export function issueActivationKeys(
  scope: Scope,
  input: IssueKeysInput,
  reference?: string,
): Promise<NewKey[]> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(
      tx,
      { subjectId: scope.organizationId, reference, input: { issueActivationKeys: input }, sealed: true },
      () => storeKeys(tx, scope, [input]),
    ),
  );
}

/**
 * Makes and stores the keys of one or several orders, in their order, and appends where their content came from. The
 * caller has checked who asks. Refuses articles that do not exist.
 */
export async function storeKeys(
  tx: Transaction,
  scope: Scope,
  orders: readonly IssueKeysInput[],
): Promise<NewKey[]> {
  const contents = orders.flatMap((order) => Array.from({ length: order.count }, () => contentOf(order)));
  await requireArticles(tx, contents);
  const at = await portalNow(tx);
  const keys = contents.map((content) => ({ ...content, key: drawActivationKey() }));
  const rows = await tx.activationKey.createManyAndReturn({
    data: keys.map(({ key, isc, note, orderNumber }) => ({
      keyHash: hashOfKey(key),
      lastGroup: key.lastGroup,
      amountTicks: isc,
      note,
      orderNumber,
      organizationId: scope.organizationId,
      issuedBy: scope.userId,
      issuedAt: at,
    })),
    select: { id: true },
  });
  const stored = keys.map((content, index) => ({ ...content, id: rows[index]?.id ?? "" }));
  await tx.activationKeyItem.createMany({ data: stored.flatMap(itemsOf) });
  await appendMovements(tx, { scope, at }, stored.flatMap(movementsOf));
  return stored.map(({ id, key }) => ({ id, activationKey: key.canonical, lastGroup: key.lastGroup }));
}

/** An article that is named twice is counted together. */
function contentOf(order: IssueKeysInput): NewContent {
  const { note, orderNumber = "" } = order;
  if ("isc" in order) return { isc: order.isc, items: [], note, orderNumber };
  const quantities = new Map<string, number>();
  for (const { article, quantity } of order.items)
    quantities.set(article, (quantities.get(article) ?? 0) + quantity);
  const items = [...quantities].map(([article, quantity]) => ({ article, quantity }));
  return { isc: 0n, items, note, orderNumber };
}

async function requireArticles(tx: Transaction, contents: readonly NewContent[]): Promise<void> {
  const numbers = [...new Set(contents.flatMap(({ items }) => items.map(({ article }) => article)))];
  const known = await tx.article.findMany({ where: { number: { in: numbers } }, select: { number: true } });
  const unknown = numbers.find((number) => !known.some((article) => article.number === number));
  if (unknown !== undefined) throw new Refusal("article_unknown", { article: unknown });
}

type StoredContent = NewContent & Readonly<{ id: string }>;

const itemsOf = ({ id, items }: StoredContent) =>
  items.map(({ article, quantity }) => ({ activationKeyId: id, articleNumber: article, quantity }));

function movementsOf({ id, isc, items }: StoredContent): NewMovement[] {
  const movement = { kind: "issue", fromPlace: "issued", toPlace: "key", activationKeyId: id } as const;
  if (items.length === 0) return [{ ...movement, articleNumber: null, amount: isc }];
  return items.map(({ article, quantity }) => ({
    ...movement,
    articleNumber: article,
    amount: BigInt(quantity),
  }));
}
