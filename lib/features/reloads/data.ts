import { type Instant, instant } from "@/lib/domain/instant";
import { ticks, type Ticks } from "@/lib/domain/money/units";
import { capMonth } from "@/lib/domain/reloads/decide-reload";
import type { ReloadState, ThresholdWeeks } from "@/lib/domain/reloads/reload";
import { Refusal } from "@/lib/domain/refusal";
import { type ReloadListInput, RELOADS_PER_PAGE } from "@/lib/features/reloads/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** How an account is reloaded. */
export type ReloadTerms = Readonly<{
  enabled: boolean;
  thresholdWeeks: ThresholdWeeks;
  amount: Ticks;
  monthlyCap: Ticks;
  changedAt: Instant;
  /** The vendor's switch of this account. */
  stop: Readonly<{ at: Instant; reason: string }> | null;
  blockedReason: string | null;
}>;

/** A reload as it stands in a list. */
export type ReloadRecord = Readonly<{
  id: string;
  account: Readonly<{ id: string; name: string }>;
  partner: Readonly<{ id: string; name: string }>;
  state: ReloadState;
  amount: Ticks;
  openedAt: Instant;
  chargedAt: Instant | null;
  stopReason: string | null;
  attempts: number;
  nextAttemptAt: Instant | null;
  lastError: string | null;
  invoice: Readonly<{ id: string; number: string }> | null;
}>;

/** The reloads one may see: those of the accounts one sees. Needs `view`. */
function reloadsOf(scope: Scope): Prisma.ReloadWhereInput {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (limitedTo) return { id: { in: [] } };
  if (organizationKind === "vendor") return {};
  return {
    account:
      organizationKind === "partner"
        ? { partnerId: organizationId }
        : { customerId: organizationId, deletedAt: null },
  };
}

type Wanted = ReloadListInput & Readonly<{ accountId?: string }>;

/** A page of reloads, the newest first, with the count of all that match; of one account where it is named. */
export async function listReloads(
  scope: Scope,
  { state, accountId, page }: Wanted,
): Promise<Readonly<{ reloads: ReloadRecord[]; total: number }>> {
  const where = { AND: [reloadsOf(scope), state ? { state } : {}, accountId ? { accountId } : {}] };
  const [rows, total] = await Promise.all([
    db.reload.findMany({
      where,
      include: WITH_NAMES,
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * RELOADS_PER_PAGE,
      take: RELOADS_PER_PAGE,
    }),
    db.reload.count({ where }),
  ]);
  return { reloads: rows.map((row) => toReload(row, scope)), total };
}

/** One reload that one may see; every other id is refused as `reload_not_found`. */
export async function requireReload(scope: Scope, id: string, tx: Transaction = db): Promise<ReloadRecord> {
  const row = UUID.test(id)
    ? await tx.reload.findFirst({ where: { AND: [reloadsOf(scope), { id }] }, include: WITH_NAMES })
    : null;
  if (!row) throw new Refusal("reload_not_found");
  return toReload(row, scope);
}

/** How an account is reloaded, or null where nobody has set it up. The caller has checked that it may be seen. */
export async function findReloadTerms(accountId: string, tx: Transaction = db): Promise<ReloadTerms | null> {
  const row = await tx.reloadSetting.findUnique({ where: { accountId } });
  return (
    row && {
      enabled: row.enabled,
      thresholdWeeks: row.thresholdWeeks as ThresholdWeeks,
      amount: ticks(row.amountTicks),
      monthlyCap: ticks(row.monthlyCapTicks),
      changedAt: instant(row.changedAt),
      stop: row.stoppedAt === null ? null : { at: instant(row.stoppedAt), reason: row.stopReason },
      blockedReason: row.blockedReason,
    }
  );
}

/** Since when and why all reloads are stopped; null where they are not. */
export async function findStopOfAll(
  tx: Transaction = db,
): Promise<Readonly<{ at: Instant; reason: string }> | null> {
  const row = await tx.reloadSwitch.findFirst();
  return row?.stoppedAt ? { at: instant(row.stoppedAt), reason: row.stopReason } : null;
}

/** What reloads charged to an account in the calendar month of a second. */
export async function sumOfMonth(accountId: string, at: Instant, tx: Transaction = db): Promise<Ticks> {
  const { from, to } = capMonth(at);
  const { _sum } = await tx.reload.aggregate({
    where: { accountId, chargedAt: { gte: from, lt: to } },
    _sum: { amountTicks: true },
  });
  return ticks(_sum.amountTicks ?? 0n);
}

/** All that was ever charged to an account by hand: every charge but those of reloads. */
export async function sumByHand(accountId: string, tx: Transaction = db): Promise<Ticks> {
  const [row] = await tx.$queryRaw<{ sum: bigint }[]>`
    SELECT coalesce(sum(e.amount_ticks), 0)::bigint AS sum FROM account_entries e
    WHERE e.account_id = ${accountId}::uuid AND e.kind = 'charge' AND e.source <> 'reload'`;
  return ticks(row?.sum ?? 0n);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NAMED = { select: { id: true, name: true } } as const;
const WITH_NAMES = {
  account: NAMED,
  partner: NAMED,
  invoices: { where: { kind: "invoice" }, select: { id: true, number: true } },
} as const;

type Row = Prisma.ReloadGetPayload<{ include: typeof WITH_NAMES }>;

/** Invoices, and what went wrong with them, are between the vendor and the partner. */
function toReload(row: Row, { organizationKind }: Scope): ReloadRecord {
  const isPayer = organizationKind !== "customer";
  const state = row.state as ReloadState;
  const waits = row.attempts > 0 && ["open", "charged", "invoiced"].includes(state);
  return {
    id: row.id,
    account: row.account,
    partner: row.partner,
    state,
    amount: ticks(row.amountTicks),
    openedAt: instant(row.openedAt),
    chargedAt: row.chargedAt === null ? null : instant(row.chargedAt),
    stopReason: row.stopReason,
    attempts: row.attempts,
    nextAttemptAt: waits ? instant(row.nextAttemptAt) : null,
    lastError: isPayer ? row.lastError : null,
    invoice: isPayer ? (row.invoices[0] ?? null) : null,
  };
}
