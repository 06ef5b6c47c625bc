import { formatIsc } from "@/lib/domain/money/amount";
import { ticksPerSecond } from "@/lib/domain/money/units";
import { weeks } from "@/lib/domain/accounts/warnings";
import { stateReached } from "@/lib/domain/reloads/reload";
import { Refusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import { findHindrances } from "@/lib/features/reload-gate/data";
import { findReloadTerms, type ReloadRecord, requireReload } from "@/lib/features/reloads/data";
import type { ReloadSettingsInput } from "@/lib/features/reloads/schema";
import { requirePartner, requirePermission, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Settings = ReloadSettingsInput & Readonly<{ accountId: string }>;

/**
 * Sets an account's reloading service. Partner staff with `rental`: it is the partner that pays. Switching it on is
 * refused (`reload_not_possible`) while `mayReload` names something that is missing; once it is on, terms change freely.
 */
export function setReloading(
  scope: Scope,
  settings: Settings,
  reference?: string,
): Promise<{ enabled: boolean }> {
  requirePartner(scope, "rental");
  const { accountId, enabled } = settings;
  return inTransaction(async (tx) => {
    const { id, name } = await requireAccount(scope, accountId, tx);
    return once(tx, { subjectId: id, reference, input: { setReloading: settings } }, async () => {
      const account = await lockAccount(tx, id);
      const before = await findReloadTerms(id, tx);
      if (enabled && !before?.enabled) await requireMayReload(tx, { accountId: id, ...account });
      await storeTerms(tx, scope, { ...settings, accountId: id });
      await writeAudit(tx, scope, { action: "reloading.set", subject: name, details: told(settings) });
      return { enabled };
    });
  });
}

/** Switches an account's reloading service off, at once. Partner or customer staff with `rental`. */
export async function switchReloadingOff(scope: Scope, accountId: string): Promise<{ enabled: boolean }> {
  requirePermission(scope, "rental");
  if (scope.organizationKind === "vendor")
    throw new Refusal("organization_kind_wrong", { needed: "partner" });
  await inTransaction(async (tx) => {
    const { id, name } = await requireAccount(scope, accountId, tx);
    await lockSettings(tx, id);
    const changed = { enabled: false, changedAt: await portalNow(tx), changedBy: scope.userId };
    await tx.reloadSetting.update({ where: { accountId: id }, data: { ...changed, blockedReason: null } });
    await keepDueSecond(tx, id);
    await writeAudit(tx, scope, { action: "reloading.off", subject: name });
  });
  return { enabled: false };
}

type Stop = Readonly<{ accountId: string; reason: string | null }>;

/**
 * Stops an account's reloads whatever its partner has set, with a reason, or (null) lets them go on. Vendor staff with
 * `rental`. What is charged already is still invoiced; nothing is charged once this has answered.
 */
export async function stopReloads(scope: Scope, { accountId, reason }: Stop): Promise<{ stopped: boolean }> {
  requireVendor(scope, "rental");
  await inTransaction(async (tx) => {
    const { id, name, partnerId } = await requireAccount(scope, accountId, tx);
    await lockSettings(tx, id);
    const stoppedAt = reason === null ? null : await portalNow(tx);
    const stop = { stoppedAt, stoppedBy: reason === null ? null : scope.userId, stopReason: reason ?? "" };
    await tx.reloadSetting.update({
      where: { accountId: id },
      data: { ...stop, blockedReason: null, nextCheckAt: 0n },
    });
    await keepDueSecond(tx, id);
    const action = reason === null ? "reloading.resumed" : "reloading.stopped";
    await writeAudit(tx, scope, { action, organizationId: partnerId, subject: name, details: { reason } });
  });
  return { stopped: reason !== null };
}

/** Stops all reloads of the installation with a reason, or (null) lets them go on. Vendor staff with `rental`. */
export async function stopAllReloads(scope: Scope, reason: string | null): Promise<{ stopped: boolean }> {
  requireVendor(scope, "rental");
  await inTransaction(async (tx) => {
    const stoppedAt = reason === null ? null : await portalNow(tx);
    const stoppedBy = reason === null ? null : scope.userId;
    await tx.reloadSwitch.update({
      where: { id: true },
      data: { stoppedAt, stoppedBy, stopReason: reason ?? "" },
    });
    const action = reason === null ? "reloading.all_resumed" : "reloading.all_stopped";
    await writeAudit(tx, scope, { action, details: { reason } });
  });
  return { stopped: reason !== null };
}

/**
 * Has a reload tried again at once that failed, or that waits for its next attempt. Vendor staff with `rental`. It goes
 * on where it stood: what is charged or invoiced is not done again. Refuses what is done or stopped.
 */
export async function tryReloadAgain(scope: Scope, reloadId: string): Promise<ReloadRecord> {
  requireVendor(scope, "rental");
  return inTransaction(async (tx) => {
    const { id, account, partner } = await requireReload(scope, reloadId, tx);
    await tx.$queryRaw`SELECT FROM reloads WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.reload.findUniqueOrThrow({ where: { id } });
    if (row.state === "mailed" || row.state === "stopped")
      throw new Refusal("reload_state_wrong", { state: row.state });
    const state = stateReached({ isCharged: row.chargedAt !== null, isInvoiced: row.invoicedAt !== null });
    await tx.reload.update({ where: { id }, data: { state, attempts: 0, nextAttemptAt: 0n } });
    await writeAudit(tx, scope, {
      action: "reload.again",
      organizationId: partner.id,
      subject: account.name,
      details: { reloadId: id },
    });
    return requireReload(scope, id, tx);
  });
}

type Locked = Readonly<{ partnerId: string; rate: bigint }>;

async function lockAccount(tx: Transaction, id: string): Promise<Locked> {
  const [row] = await tx.$queryRaw<{ partner_id: string; rate_per_second: bigint }[]>`
    SELECT partner_id, rate_per_second FROM accounts WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!row) throw new Refusal("account_not_found");
  return { partnerId: row.partner_id, rate: row.rate_per_second };
}

/** The account's lock is the one whoever charges holds, so a stop and a charge follow each other. */
async function lockSettings(tx: Transaction, accountId: string): Promise<void> {
  await lockAccount(tx, accountId);
  if (!(await tx.reloadSetting.findUnique({ where: { accountId } }))) throw new Refusal("reload_not_set_up");
}

async function requireMayReload(
  tx: Transaction,
  { accountId, partnerId, rate }: Locked & Readonly<{ accountId: string }>,
): Promise<void> {
  const now = await portalNow(tx);
  const missing = await findHindrances({ accountId, partnerId, rate: ticksPerSecond(rate), now }, tx);
  if (missing.length > 0)
    throw new Refusal("reload_not_possible", {
      obstacles: missing.map(({ obstacle }) => obstacle).join(", "),
    });
}

async function storeTerms(tx: Transaction, { userId }: Scope, settings: Settings): Promise<void> {
  const { accountId, enabled, thresholdWeeks, amountIsc, monthlyCapIsc } = settings;
  const terms = {
    enabled,
    thresholdWeeks,
    amountTicks: amountIsc,
    monthlyCapTicks: monthlyCapIsc,
    changedAt: await portalNow(tx),
    changedBy: userId,
    blockedReason: null,
    nextCheckAt: 0n,
  };
  await tx.reloadSetting.upsert({ where: { accountId }, create: { accountId, ...terms }, update: terms });
  await keepDueSecond(tx, accountId);
}

/** Keeps with the account how long before its end a reload is due: only while the service works for it. */
async function keepDueSecond(tx: Transaction, accountId: string): Promise<void> {
  const terms = await findReloadTerms(accountId, tx);
  const works = terms !== null && terms.enabled && terms.stop === null;
  await tx.account.update({
    where: { id: accountId },
    data: { reloadBeforeSeconds: works ? weeks(terms.thresholdWeeks) : null },
    select: { id: true },
  });
}

const told = ({ enabled, thresholdWeeks, amountIsc, monthlyCapIsc }: Settings) => ({
  enabled,
  thresholdWeeks,
  amountIsc: formatIsc(amountIsc),
  monthlyCapIsc: formatIsc(monthlyCapIsc),
});
