import { formatInstant, type Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { requireLiveAccount } from "@/lib/features/accounts/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import { applyPromotion } from "@/lib/features/promotions/binding/mutations";
import { promotionAnswer, type PromotionRecord, requirePromotion } from "@/lib/features/promotions/data";
import { mailPromotion } from "@/lib/features/promotions/mails/mutations";
import type { PromotionAnswer, PromotionRequest } from "@/lib/features/promotions/schema";
import { requirePartner, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/**
 * Asks for a partner's promotion: one of its accounts, and the exact name of the system in it. Partner staff with
 * `rental`. Refuses a second request while one waits. The vendor's staff get a mail.
 */
export function requestPromotion(
  scope: Scope,
  request: PromotionRequest,
  reference?: string,
): Promise<PromotionAnswer> {
  requirePartner(scope, "rental");
  const { organizationId, userId: requestedBy } = scope;
  return written(scope, { input: { requestPromotion: request }, reference }, async (tx) => {
    await lockPromotions(tx, organizationId);
    const { id: accountId } = await requireLiveAccount(scope, request.accountId, tx);
    const waiting = await tx.partnerPromotion.findFirst({ where: { organizationId, state: "requested" } });
    if (waiting) throw new Refusal("promotion_requested", { name: waiting.systemName });
    const requestedAt = await portalNow(tx);
    const data = { ...request, organizationId, accountId, requestedBy, requestedAt };
    const { id } = await tx.partnerPromotion.create({ data });
    return noted(tx, scope, { id, action: "promotion.requested" });
  });
}

/**
 * Approves a promotion up to a second: from now on what the system of that name rents costs nothing. Vendor staff with
 * `contracts`. It takes the place of the partner's promotion before, whose system stops renting in this second.
 */
export function approvePromotion(
  scope: Scope,
  { promotionId, endsAt }: Readonly<{ promotionId: string; endsAt: Instant }>,
  reference?: string,
): Promise<PromotionAnswer> {
  requireVendor(scope, "contracts");
  const input = { approvePromotion: { promotionId, endsAt } };
  return written(scope, { input, reference }, async (tx) => {
    const promotion = await lockPromotion(tx, scope, { promotionId, needed: "requested" });
    const now = await portalNow(tx);
    if (endsAt <= now) throw new Refusal("promotion_end_in_past");
    await endApproved(tx, promotion.organizationId, now);
    const decision = { state: "approved", decidedAt: now, decidedBy: scope.userId, endsAt };
    await tx.partnerPromotion.update({ where: { id: promotion.id }, data: decision });
    await tx.$queryRaw`SELECT FROM accounts WHERE id = ${promotion.accountId}::uuid FOR UPDATE`;
    await applyPromotion(tx, scope, promotion.accountId);
    return noted(tx, scope, { id: promotion.id, action: "promotion.approved" });
  });
}

/** Turns a request down with a reason, which the partner is told. Vendor staff with `contracts`. */
export function rejectPromotion(
  scope: Scope,
  { promotionId, reason }: Readonly<{ promotionId: string; reason: string }>,
  reference?: string,
): Promise<PromotionAnswer> {
  requireVendor(scope, "contracts");
  return written(scope, { input: { rejectPromotion: { promotionId, reason } }, reference }, async (tx) => {
    const { id } = await lockPromotion(tx, scope, { promotionId, needed: "requested" });
    const decision = { state: "rejected", decidedAt: await portalNow(tx), decidedBy: scope.userId, reason };
    await tx.partnerPromotion.update({ where: { id }, data: decision });
    return noted(tx, scope, { id, action: "promotion.rejected" });
  });
}

/** Ends a promotion now: what its system rents stops in this second. Vendor staff with `contracts`. */
export function endPromotion(
  scope: Scope,
  { promotionId, reason }: Readonly<{ promotionId: string; reason: string }>,
  reference?: string,
): Promise<PromotionAnswer> {
  requireVendor(scope, "contracts");
  return written(scope, { input: { endPromotion: { promotionId, reason } }, reference }, async (tx) => {
    const { id, organizationId } = await lockPromotion(tx, scope, { promotionId, needed: "approved" });
    await tx.partnerPromotion.update({ where: { id }, data: { reason } });
    await endApproved(tx, organizationId, await portalNow(tx));
    return noted(tx, scope, { id, action: "promotion.ended" });
  });
}

type Write = Readonly<{ input: unknown; reference: string | undefined }>;

const written = (
  scope: Scope,
  { input, reference }: Write,
  work: (tx: Transaction) => Promise<PromotionAnswer>,
): Promise<PromotionAnswer> =>
  inTransaction((tx) => once(tx, { subjectId: scope.organizationId, reference, input }, () => work(tx)));

/** One after the other for each partner: it has one promotion at a time. */
const lockPromotions = (tx: Transaction, organizationId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;

type Wanted = Readonly<{ promotionId: string; needed: PromotionRecord["state"] }>;

async function lockPromotion(tx: Transaction, scope: Scope, { promotionId, needed }: Wanted) {
  const { organizationId } = await requirePromotion(scope, promotionId, tx);
  await lockPromotions(tx, organizationId);
  const promotion = await requirePromotion(scope, promotionId, tx);
  if (promotion.state !== needed) throw new Refusal("promotion_state_wrong", { state: promotion.state });
  return promotion;
}

/** Ends the promotion a partner has, if any: its system rents nothing from this second on. */
async function endApproved(tx: Transaction, organizationId: string, now: Instant): Promise<void> {
  const approved = await tx.partnerPromotion.findFirst({ where: { organizationId, state: "approved" } });
  if (!approved) return;
  const { id, accountId, endsAt } = approved;
  await tx.$queryRaw`SELECT FROM accounts WHERE id = ${accountId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT post_rental_ends(${accountId}::uuid, ${now}::bigint)`;
  const end = endsAt !== null && endsAt < now ? endsAt : now;
  await tx.partnerPromotion.update({ where: { id }, data: { state: "ended", endsAt: end, endedAt: end } });
  await tx.pbx.updateMany({ where: { accountId, freeUntil: { gt: now } }, data: { freeUntil: now } });
  await tx.$queryRaw`SELECT plan_rental_ends(${accountId}::uuid)`;
  await tx.$queryRaw`SELECT post_rental_ends(${accountId}::uuid, ${now}::bigint)`;
  // On a parked account nothing is posted yet: what is free there keeps its end until it goes on.
  const isOver = { accountId, freeUntil: { lte: now }, account: { parkedAt: null } };
  await tx.pbx.updateMany({ where: isOver, data: { freeUntil: null } });
}

async function noted(
  tx: Transaction,
  scope: Scope,
  { id, action }: Readonly<{ id: string; action: string }>,
): Promise<PromotionAnswer> {
  const promotion = await requirePromotion(scope, id, tx);
  const { organizationId, systemName, reason, endsAt } = promotion;
  const details = { reason, endsAt: endsAt === null ? "" : formatInstant(endsAt) };
  await writeAudit(tx, scope, { action, organizationId, subject: systemName, details });
  await mailPromotion(tx, promotion);
  return promotionAnswer(promotion);
}
