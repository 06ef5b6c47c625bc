import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { type PromotionState, promotionStateAt } from "@/lib/domain/promotions/promotion";
import { Refusal } from "@/lib/domain/refusal";
import type { PromotionAnswer } from "@/lib/features/promotions/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A promotion with what it was asked for and what became of it. */
export type PromotionRecord = Omit<PromotionAnswer, "requestedAt" | "decidedAt" | "endsAt"> &
  Readonly<{
    organizationId: string;
    requestedBy: string | null;
    requestedAt: Instant;
    decidedAt: Instant | null;
    endsAt: Instant | null;
  }>;

const MOST_SHOWN = 200;

function promotionsOf(scope: Scope): Prisma.PartnerPromotionWhereInput {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (limitedTo || organizationKind === "customer") return { id: { in: [] } };
  return organizationKind === "vendor" ? {} : { organizationId };
}

/** The promotions one may see, the newest first: a partner its own, the vendor all. */
export async function listPromotions(
  scope: Scope,
  { state }: Readonly<{ state?: PromotionState | undefined }> = {},
): Promise<PromotionRecord[]> {
  const now = await portalNow(db);
  const rows = await db.partnerPromotion.findMany({
    where: promotionsOf(scope),
    include: WITH_NAMES,
    orderBy: { requestedAt: "desc" },
    take: MOST_SHOWN,
  });
  const promotions = rows.map((row) => toPromotion(row, now));
  return state === undefined ? promotions : promotions.filter((promotion) => promotion.state === state);
}

/** One promotion that one may see; every other id is refused as `promotion_not_found`. */
export async function requirePromotion(
  scope: Scope,
  id: string,
  tx: Transaction = db,
): Promise<PromotionRecord> {
  const row = await tx.partnerPromotion.findFirst({
    where: { AND: [promotionsOf(scope), { id }] },
    include: WITH_NAMES,
  });
  if (!row) throw new Refusal("promotion_not_found");
  return toPromotion(row, await portalNow(tx));
}

/** A promotion as it is answered. */
export const promotionAnswer = ({
  organizationId: _organization,
  requestedBy: _person,
  ...promotion
}: PromotionRecord): PromotionAnswer => ({
  ...promotion,
  requestedAt: formatInstant(promotion.requestedAt),
  decidedAt: textOf(promotion.decidedAt),
  endsAt: textOf(promotion.endsAt),
});

const textOf = (moment: Instant | null): string | null => (moment === null ? null : formatInstant(moment));

const WITH_NAMES = {
  organization: { select: { name: true } },
  account: {
    select: {
      name: true,
      pbxs: { where: { freeUntil: { not: null } }, select: { serial: true, name: true } },
    },
  },
} as const;
type Row = Prisma.PartnerPromotionGetPayload<{ include: typeof WITH_NAMES }>;

function toPromotion({ organization, account, ...row }: Row, now: Instant): PromotionRecord {
  const endsAt = toInstant(row.endsAt);
  const state = promotionStateAt(row.state as PromotionState, endsAt, now);
  const free = account.pbxs.find(({ name }) => name === row.systemName);
  return {
    id: row.id,
    organizationId: row.organizationId,
    partner: organization.name,
    accountId: row.accountId,
    account: account.name,
    systemName: row.systemName,
    note: row.note,
    state,
    requestedBy: row.requestedBy,
    requestedAt: instant(row.requestedAt),
    decidedAt: toInstant(row.decidedAt),
    endsAt,
    reason: row.reason,
    serial: state === "approved" ? (free?.serial ?? null) : null,
  };
}

const toInstant = (value: bigint | null): Instant | null => (value === null ? null : instant(value));
