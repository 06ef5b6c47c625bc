import { type Instant, instant } from "@/lib/domain/instant";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import { type Ticks, ticks } from "@/lib/domain/money/units";
import { KEYS_PER_PAGE, type KeyListInput } from "@/lib/features/activation-keys/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";

/** A key as it is listed: only its last group is known once it was issued. */
export type IssuedKey = Readonly<{
  id: string;
  lastGroup: string;
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
  state: KeyState;
  note: string;
  orderNumber: string;
  issuedAt: Instant;
  usedAt: Instant | null;
  /** Where it went: an account, or a project of an organization. */
  usedFor: Readonly<{ href: string; name: string }> | null;
  cancelledAt: Instant | null;
  cancelReason: string;
}>;

/** A page of the keys the vendor issued, the newest first, with the count of all that match. Vendor staff only. */
export async function listIssuedKeys(
  scope: Scope,
  { page, ...filter }: KeyListInput,
): Promise<Readonly<{ keys: IssuedKey[]; total: number }>> {
  requireVendor(scope, "view");
  const where = { AND: [{ organizationId: scope.organizationId, projectId: null }, wanted(filter)] };
  const [rows, total] = await Promise.all([
    db.activationKey.findMany({
      where,
      ...WITH_CONTENT,
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * KEYS_PER_PAGE,
      take: KEYS_PER_PAGE,
    }),
    db.activationKey.count({ where }),
  ]);
  return { keys: rows.map(toIssuedKey), total };
}

/** A key the vendor issued, or null where there is none of this id. Vendor staff only. */
export async function getIssuedKey(scope: Scope, id: string): Promise<IssuedKey | null> {
  requireVendor(scope, "view");
  const row = await db.activationKey.findFirst({
    where: { id, organizationId: scope.organizationId, projectId: null },
    ...WITH_CONTENT,
  });
  return row && toIssuedKey(row);
}

/** A whole key pasted as filter counts by its last group: the rest of it is not known here. */
function wanted({
  state,
  orderNumber,
  lastGroup,
}: Omit<KeyListInput, "page">): Prisma.ActivationKeyWhereInput {
  const group = lastGroup.replaceAll(/[^0-9a-f]/g, "").slice(-4);
  return {
    ...(state && { state }),
    ...(orderNumber && { orderNumber: containing(orderNumber) }),
    ...(lastGroup && { lastGroup: group }),
  };
}

const WITH_CONTENT = {
  include: {
    items: { include: { article: { select: { name: true } } }, orderBy: { articleNumber: "asc" } },
    usedAccount: { select: { name: true } },
    usedProject: { select: { name: true, organizationId: true, organization: { select: { name: true } } } },
  },
} as const;
type KeyRow = Prisma.ActivationKeyGetPayload<typeof WITH_CONTENT>;

const toIssuedKey = (row: KeyRow): IssuedKey => ({
  id: row.id,
  lastGroup: row.lastGroup,
  amount: ticks(row.amountTicks),
  items: row.items.map(({ articleNumber, article, quantity }) => ({
    article: articleNumber,
    name: article.name,
    quantity,
  })),
  state: row.state as KeyState,
  note: row.note,
  orderNumber: row.orderNumber,
  issuedAt: instant(row.issuedAt),
  usedAt: row.usedAt === null ? null : instant(row.usedAt),
  usedFor: usedFor(row),
  cancelledAt: row.cancelledAt === null ? null : instant(row.cancelledAt),
  cancelReason: row.cancelReason,
});

function usedFor({ usedAccount, usedAccountId, usedProject }: KeyRow): IssuedKey["usedFor"] {
  if (usedAccount) return { href: `/accounts/${usedAccountId}`, name: usedAccount.name };
  if (!usedProject) return null;
  const { organizationId, organization, name } = usedProject;
  return { href: `/organizations/${organizationId}`, name: `${organization.name} · ${name}` };
}
