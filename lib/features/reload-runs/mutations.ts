import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import { capMonth, decideReload, type WaitingReason } from "@/lib/domain/reloads/decide-reload";
import { MOST_ATTEMPTS, pauseAfter } from "@/lib/domain/reloads/back-off";
import { isRefusal } from "@/lib/domain/refusal";
import { chargeReload } from "@/lib/features/reload-charges/mutations";
import { mailInvoice } from "@/lib/features/invoice-mails/mutations";
import { issueInvoice } from "@/lib/features/invoices/mutations";
import { type DueCursor, getDueAccounts, getPendingReloads, lockCase } from "@/lib/features/reload-runs/data";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { log } from "@/lib/platform/log";

/** What a run did. */
export type RunCounts = Readonly<{ opened: number } & Record<Outcome, number>>;

const PAGE = 100;
/** How long what waits for a person is left alone; the cap's month ends by itself. */
const LOOK_AGAIN_SECONDS = seconds(3_600n);
const LONGEST_ERROR = 500;

/**
 * Finds the accounts whose reload is due, opens one for each, and takes every open reload as far as it goes: charged,
 * invoiced, mailed, each step once and in a transaction of its own. Any number of workers may run it at once, late or
 * twice; what stopped in between goes on where it stood. A step that fails is tried again after growing pauses.
 */
export async function runReloads(): Promise<RunCounts> {
  const opened = await openDueReloads();
  const counts = { opened, charged: 0, invoiced: 0, mailed: 0, stopped: 0, failed: 0 };
  for (;;) {
    const pending = await getPendingReloads(PAGE);
    const outcomes: (Outcome | null)[] = [];
    for (const id of pending) outcomes.push(await stepOn(id));
    for (const outcome of outcomes) if (outcome !== null) counts[outcome] += 1;
    // What another worker is at is left to it.
    if (outcomes.every((outcome) => outcome === null)) return counts;
  }
}

/** Opens a reload for every account of which one is due and that has none open. Answers how many. */
export async function openDueReloads(): Promise<number> {
  let opened = 0;
  for (let after: DueCursor | null = null; ;) {
    const due: DueCursor[] = await getDueAccounts(after, PAGE);
    for (const { accountId } of due) opened += await inTransaction((tx) => openReload(tx, accountId));
    after = due.at(-1) ?? null;
    if (due.length < PAGE) return opened;
  }
}

/** Opens a reload where one is due under the lock; otherwise notes what it waits for. Answers how many were opened. */
async function openReload(tx: Transaction, accountId: string): Promise<number> {
  const locked = await lockCase(tx, accountId);
  if (!locked) return 0;
  const { facts, partnerId } = locked;
  const decision = decideReload(facts);
  if (decision !== "reload") {
    await waitFor(tx, { accountId, reason: decision, now: facts.now });
    return 0;
  }
  await tx.reloadSetting.update({ where: { accountId }, data: { blockedReason: null } });
  const { count } = await tx.reload.createMany({
    data: [{ accountId, partnerId, amountTicks: facts.amount, openedAt: facts.now }],
    skipDuplicates: true,
  });
  return count;
}

type Waiting = Readonly<{ accountId: string; reason: WaitingReason; now: Instant }>;

async function waitFor(tx: Transaction, { accountId, reason, now }: Waiting): Promise<void> {
  const isStanding = reason === "not_due" || reason === "all_stopped";
  const nextCheckAt = reason === "cap_reached" ? capMonth(now).to : addSeconds(now, LOOK_AGAIN_SECONDS);
  await tx.reloadSetting.update({
    where: { accountId },
    data: {
      blockedReason: isStanding ? null : reason,
      nextCheckAt: reason === "all_stopped" ? 0n : nextCheckAt,
    },
  });
}

type Outcome = "charged" | "invoiced" | "mailed" | "stopped" | "failed";

/** Takes a reload one step further; null where another worker did, or its time has not come. */
export async function stepOn(reloadId: string): Promise<Outcome | null> {
  try {
    return await inTransaction((tx) => step(tx, reloadId));
  } catch (error) {
    log.warn({ err: error, reloadId }, "a reload could not go on");
    await inTransaction((tx) => noteFailure(tx, reloadId, error));
    return "failed";
  }
}

async function step(tx: Transaction, reloadId: string): Promise<Outcome | null> {
  const reload = await claim(tx, reloadId);
  const at = await portalNow(tx);
  if (reload === null || reload.nextAttemptAt > at) return null;
  if (reload.state === "charged") return invoice(tx, reload, at);
  if (reload.state === "invoiced") return mail(tx, reloadId, at);
  const locked = await lockCase(tx, reload.accountId);
  return locked && chargeReload(tx, { reload, locked, done: DONE });
}

/** What is stored with a step that is done. */
const DONE = { attempts: 0, nextAttemptAt: 0n, lastError: null } as const;

type LockedReload = NonNullable<Awaited<ReturnType<typeof claim>>>;

async function invoice(tx: Transaction, reload: LockedReload, at: Instant): Promise<Outcome> {
  await issueInvoice(tx, { ...reload, chargedAt: reload.chargedAt ?? at, at });
  const data = { state: "invoiced", invoicedAt: at, ...DONE };
  await tx.reload.update({ where: { id: reload.id }, data });
  return "invoiced";
}

async function mail(tx: Transaction, reloadId: string, at: Instant): Promise<Outcome> {
  const { id } = await tx.invoice.findFirstOrThrow({
    where: { reloadId, kind: "invoice" },
    select: { id: true },
  });
  await mailInvoice(tx, id);
  await tx.reload.update({ where: { id: reloadId }, data: { state: "mailed", mailedAt: at, ...DONE } });
  return "mailed";
}

/**
 * Locks a reload that is under way; null where it is not, or where another worker is at it. Its lock is taken before its
 * account's: whoever holds an account waits for no reload.
 */
async function claim(tx: Transaction, id: string) {
  const [claimed] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM reloads WHERE id = ${id}::uuid AND state IN ('open', 'charged', 'invoiced')
    FOR UPDATE SKIP LOCKED`;
  return claimed === undefined ? null : tx.reload.findUniqueOrThrow({ where: { id } });
}

/** Notes why a step failed and when to try again; after many failures it waits for a person. */
async function noteFailure(tx: Transaction, reloadId: string, error: unknown): Promise<void> {
  const reload = await claim(tx, reloadId);
  if (reload === null) return;
  const attempts = reload.attempts + 1;
  await tx.reload.update({
    where: { id: reloadId },
    data: {
      attempts,
      lastError: errorText(error),
      nextAttemptAt: addSeconds(await portalNow(tx), pauseAfter(attempts)),
      ...(attempts >= MOST_ATTEMPTS && { state: "failed" }),
    },
  });
}

/** The code of a refusal, which is shown in the reader's language; of anything else its message. */
function errorText(error: unknown): string {
  if (isRefusal(error)) return String(error.details.obstacles ?? error.code);
  return (error instanceof Error ? error.message : String(error)).trim().slice(-LONGEST_ERROR);
}
