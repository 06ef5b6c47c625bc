import { createHash, randomBytes } from "node:crypto";
import {
  ACTIVATION_KEY_BYTES,
  type ActivationKey,
  formatActivationKey,
  parseActivationKey,
} from "@/lib/domain/licenses/activation-key";
import { Refusal } from "@/lib/domain/refusal";
import type { IssueKeysInput } from "@/lib/features/activation-keys/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** A new key, whole. This answer is the only place where it can ever be read. */
export type NewKey = Readonly<{ id: string; activationKey: string; lastGroup: string }>;

/** What is stored of a key instead of the key: SHA-256 of its canonical spelling, which has 80 random bits. */
export const hashOfKey = (key: ActivationKey): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(key.canonical).digest());

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
      async () => {
        await requireArticles(tx, input);
        const keys = Array.from({ length: input.count }, () =>
          parseActivationKey(formatActivationKey(randomBytes(ACTIVATION_KEY_BYTES))),
        );
        return storeKeys(tx, scope, { input, keys });
      },
    ),
  );
}

async function requireArticles(tx: Transaction, input: IssueKeysInput): Promise<void> {
  if (!("items" in input)) return;
  const numbers = input.items.map(({ article }) => article);
  const known = await tx.article.findMany({ where: { number: { in: numbers } }, select: { number: true } });
  const unknown = numbers.find((number) => !known.some((article) => article.number === number));
  if (unknown !== undefined) throw new Refusal("article_unknown", { article: unknown });
}

async function storeKeys(
  tx: Transaction,
  scope: Scope,
  { input, keys }: Readonly<{ input: IssueKeysInput; keys: readonly ActivationKey[] }>,
): Promise<NewKey[]> {
  const [clock] = await tx.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
  const rows = await tx.activationKey.createManyAndReturn({
    data: keys.map((key) => ({
      keyHash: hashOfKey(key),
      lastGroup: key.lastGroup,
      amountTicks: "isc" in input ? input.isc : 0n,
      note: input.note,
      organizationId: scope.organizationId,
      issuedBy: scope.userId,
      issuedAt: clock?.now ?? 0n,
    })),
    select: { id: true },
  });
  if ("items" in input)
    await tx.activationKeyItem.createMany({ data: rows.flatMap(({ id }) => piecesOf(input.items, id)) });
  return rows.map(({ id }, index) => {
    const { canonical = "", lastGroup = "" } = keys[index] ?? {};
    return { id, activationKey: canonical, lastGroup };
  });
}

/** The pieces a key holds, an article named twice counted together. */
function piecesOf(
  items: readonly Readonly<{ article: string; quantity: number }>[],
  activationKeyId: string,
) {
  const quantities = new Map<string, number>();
  for (const { article, quantity } of items)
    quantities.set(article, (quantities.get(article) ?? 0) + quantity);
  return [...quantities].map(([articleNumber, quantity]) => ({ activationKeyId, articleNumber, quantity }));
}
