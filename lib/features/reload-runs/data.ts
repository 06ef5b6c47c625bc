import { type Instant, instant } from "@/lib/domain/instant";
import { ticks } from "@/lib/domain/money/units";
import type { ReloadCase } from "@/lib/domain/reloads/decide-reload";
import type { ThresholdWeeks } from "@/lib/domain/reloads/reload";
import { findLacks } from "@/lib/features/reload-gate/data";
import { sumOfMonth } from "@/lib/features/reloads/data";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Where a page of due accounts begins: after this one, in the order in which reloads become due. */
export type DueCursor = Readonly<{ dueAt: bigint; accountId: string }>;

/**
 * A page of the accounts whose reload is due and that have none open, the longest due first, found by their index.
 * What waits for something is passed over until it is looked at again.
 */
export async function getDueAccounts(after: DueCursor | null, limit: number): Promise<DueCursor[]> {
  const rows = await db.$queryRaw<{ id: string; due_at: bigint }[]>`
    SELECT a.id, a.exhausts_at - a.reload_before_seconds AS due_at
    FROM accounts a JOIN reload_settings s ON s.account_id = a.id
    WHERE a.reload_before_seconds IS NOT NULL AND a.exhausts_at - a.reload_before_seconds < (SELECT portal_now())
      AND (a.exhausts_at - a.reload_before_seconds, a.id)
        > (${after?.dueAt ?? -(2n ** 63n)}::bigint, ${after?.accountId ?? "00000000-0000-0000-0000-000000000000"}::uuid)
      AND s.next_check_at <= (SELECT portal_now())
      AND NOT EXISTS (SELECT FROM reloads r WHERE r.account_id = a.id AND r.state NOT IN ('mailed', 'stopped'))
    ORDER BY a.exhausts_at - a.reload_before_seconds, a.id LIMIT ${limit}`;
  return rows.map(({ id, due_at: dueAt }) => ({ accountId: id, dueAt }));
}

/** The reloads the worker has to go on with now, the longest waiting first. */
export async function getPendingReloads(limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM reloads WHERE state IN ('open', 'charged', 'invoiced') AND next_attempt_at <= (SELECT portal_now())
    ORDER BY next_attempt_at, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** An account under its lock, with all that decides about its reload, and whom it is invoiced to. */
export type LockedCase = Readonly<{ facts: ReloadCase; partnerId: string; accountId: string }>;

type Row = Readonly<{
  partner_id: string;
  runs_out_at: bigint | null;
  enabled: boolean;
  threshold_weeks: number;
  amount_ticks: bigint;
  monthly_cap_ticks: bigint;
  is_stopped: boolean;
}>;

/**
 * Locks an account and both switches, and tells what decides about its reload; null where the service was never set up.
 * An account whose contracts end before its credit does not run out, and neither does what rents nothing, though the
 * second in which a contract stopped it stays known: no credit would make either last longer.
 */
export async function lockCase(tx: Transaction, accountId: string): Promise<LockedCase | null> {
  await tx.$queryRaw`SELECT FROM accounts WHERE id = ${accountId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT a.partner_id, s.enabled, s.threshold_weeks, s.amount_ticks, s.monthly_cap_ticks,
      s.stopped_at IS NOT NULL AS is_stopped, CASE WHEN account_rents(a, portal_now()) AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(coalesce(a.rental_ends, '[]'::jsonb)) e
        WHERE NOT (e ->> 'rented')::boolean AND (e ->> 'at')::bigint = a.exhausts_at) THEN a.exhausts_at END AS runs_out_at
    FROM accounts a JOIN reload_settings s ON s.account_id = a.id WHERE a.id = ${accountId}::uuid FOR SHARE OF s`;
  const [all] = await tx.$queryRaw<{ is_stopped: boolean; now: bigint }[]>`
    SELECT stopped_at IS NOT NULL AS is_stopped, portal_now() AS now FROM reload_switch FOR SHARE`;
  if (!row || !all) return null;
  const now: Instant = instant(all.now);
  const lacks = await findLacks({ partnerId: row.partner_id, now }, tx);
  const facts: ReloadCase = {
    now,
    exhaustsAt: row.runs_out_at === null ? null : instant(row.runs_out_at),
    enabled: row.enabled,
    thresholdWeeks: row.threshold_weeks as ThresholdWeeks,
    amount: ticks(row.amount_ticks),
    monthlyCap: ticks(row.monthly_cap_ticks),
    reloadedThisMonth: await sumOfMonth(accountId, now, tx),
    isStopped: row.is_stopped,
    areAllStopped: all.is_stopped,
    obstacles: lacks.map(({ obstacle }) => obstacle),
  };
  return { facts, partnerId: row.partner_id, accountId };
}
