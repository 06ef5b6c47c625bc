import { createHash } from "node:crypto";
import { entryText } from "@/lib/domain/accounts/entry-text";
import type { EntryKind } from "@/lib/domain/accounts/entry";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { db } from "@/lib/platform/db/client";

/** An account's ledger as stored, oldest first. */
export const readLedger = (accountId: string) =>
  db.accountEntry.findMany({ where: { accountId }, orderBy: { sequence: "asc" } });

type StoredEntry = Awaited<ReturnType<typeof readLedger>>[number];

/**
 * What is wrong with an account's ledger, by our own reckoning and not the database's: gaps, balances that do not
 * follow, debits that are not their seconds times the rate, a broken chain, a row that disagrees with its last entry.
 */
export async function faultsOfLedger(accountId: string): Promise<string[]> {
  const entries = await readLedger(accountId);
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const last = entries.at(-1);
  const faults = entries.flatMap((entry, index) => faultsOfEntry(entry, entries[index - 1]));
  if (account.lastSequence !== BigInt(entries.length)) faults.push("the account counts other entries");
  if (account.balanceTicks !== (last?.balanceTicks ?? 0n)) faults.push("the account holds another balance");
  if (account.ratePerSecond !== (last?.rateAfter ?? 0n)) faults.push("the account burns at another rate");
  if (hexOf(account.lastHash) !== hexOf(last?.hash)) faults.push("the account ends its chain elsewhere");
  return faults;
}

function faultsOfEntry(entry: StoredEntry, before: StoredEntry | undefined): string[] {
  const faults: string[] = [];
  const say = (wrong: boolean, fault: string) => wrong && faults.push(`${entry.sequence}: ${fault}`);
  say(entry.sequence !== (before?.sequence ?? 0n) + 1n, "is not the next");
  say(
    entry.balanceTicks !== (before?.balanceTicks ?? 0n) + entry.amountTicks,
    "does not explain its balance",
  );
  say(entry.balanceTicks < 0n, "is negative");
  say(entry.at < (before?.at ?? 0n), "lies before the one before");
  say(hexOf(entry.previousHash) !== hexOf(before?.hash), "is not chained to the one before");
  say(hexOf(entry.hash) !== hashOf(entry), "does not have the hash of its text");
  if (entry.kind === "rental") {
    const burned = entry.rateAfter * (entry.at - (entry.fromAt ?? 0n));
    say(entry.amountTicks !== -burned, "is not its seconds times the rate");
    say(entry.rateAfter !== (before?.rateAfter ?? 0n), "debits at another rate than was agreed");
    say((entry.fromAt ?? 0n) < (before?.at ?? 0n), "debits seconds twice");
  }
  say(
    before !== undefined && burnsAfter(before) && (entry.fromAt ?? entry.at) !== before.at,
    "skips seconds",
  );
  return faults;
}

const burnsAfter = ({ rentedAfter, rateAfter, balanceTicks }: StoredEntry): boolean =>
  rentedAfter && rateAfter > 0n && balanceTicks >= rateAfter;

const hashOf = (entry: StoredEntry): string =>
  createHash("sha256")
    .update(
      entryText({
        accountId: entry.accountId,
        sequence: entry.sequence,
        kind: entry.kind as EntryKind,
        at: instant(entry.at),
        from: entry.fromAt === null ? null : instant(entry.fromAt),
        amount: ticks(entry.amountTicks),
        balance: ticks(entry.balanceTicks),
        rateAfter: ticksPerSecond(entry.rateAfter),
        rentedAfter: entry.rentedAfter,
        configurationVersion: entry.configurationVersion,
        actor: entry.actorId,
        source: entry.source,
        reference: entry.activationKeyId,
        previousHash: hexOf(entry.previousHash),
      }),
    )
    .digest("hex");

const hexOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("hex");
