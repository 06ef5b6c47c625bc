import { type Instant, instant } from "@/lib/domain/instant";
import { type Ticks, ticks } from "@/lib/domain/money/units";
import { db } from "@/lib/platform/db/client";

/** A key as it is listed: only its last group is known once it was issued. */
export type IssuedKey = Readonly<{
  id: string;
  lastGroup: string;
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
  state: "unused" | "used" | "cancelled";
  note: string;
  issuedAt: Instant;
  usedAt: Instant | null;
  usedAccountId: string | null;
  usedAccountName: string | null;
}>;

/** The keys an organization issued, the newest first, a page at a time, with the count of all. */
export async function listIssuedKeys(
  organizationId: string,
  { page, pageSize }: Readonly<{ page: number; pageSize: number }>,
): Promise<Readonly<{ keys: IssuedKey[]; total: number }>> {
  const [rows, total] = await Promise.all([
    db.activationKey.findMany({
      where: { organizationId },
      ...WITH_CONTENT,
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.activationKey.count({ where: { organizationId } }),
  ]);
  return { keys: rows.map(toIssuedKey), total };
}

type KeyRow = Awaited<ReturnType<typeof db.activationKey.findMany<typeof WITH_CONTENT>>>[number];
const WITH_CONTENT = {
  include: {
    items: { include: { article: { select: { name: true } } } },
    usedAccount: { select: { name: true } },
  },
} as const;

function toIssuedKey(row: KeyRow): IssuedKey {
  return {
    id: row.id,
    lastGroup: row.lastGroup,
    amount: ticks(row.amountTicks),
    items: row.items.map(({ articleNumber, article, quantity }) => ({
      article: articleNumber,
      name: article.name,
      quantity,
    })),
    state: row.state as IssuedKey["state"],
    note: row.note,
    issuedAt: instant(row.issuedAt),
    usedAt: row.usedAt === null ? null : instant(row.usedAt),
    usedAccountId: row.usedAccountId,
    usedAccountName: row.usedAccount?.name ?? null,
  };
}
