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
type Foundation = Pick<
  StoredEntry,
  "sequence" | "balanceTicks" | "at" | "hash" | "rateAfter" | "rentedAfter"
>;
type Fault = readonly [wrong: boolean, fault: string];

const NOTHING: Foundation = {
  sequence: 0n,
  balanceTicks: 0n,
  at: 0n,
  hash: new Uint8Array(),
  rateAfter: 0n,
  rentedAfter: false,
};

/**
 * What is wrong with an account's ledger, by our own reckoning and not the database's: gaps, balances that do not
 * follow, seconds debited twice or never, a broken chain, a row that disagrees with its last entry.
 */
export async function faultsOfLedger(accountId: string): Promise<string[]> {
  const entries = await readLedger(accountId);
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const last = entries.at(-1) ?? NOTHING;
  const inEntries = entries.flatMap((entry, index) =>
    faultsOfEntry(entry, entries[index - 1] ?? NOTHING).map((fault) => `${entry.sequence} ${fault}`),
  );
  const inAccount: Fault[] = [
    [account.lastSequence !== BigInt(entries.length), "the account counts other entries"],
    [account.balanceTicks !== last.balanceTicks, "the account holds another balance"],
    [account.ratePerSecond !== last.rateAfter, "the account burns at another rate"],
    [hexOf(account.lastHash) !== hexOf(last.hash), "the account ends its chain elsewhere"],
  ];
  return [...inEntries, ...found(inAccount)];
}

function faultsOfEntry(entry: StoredEntry, before: Foundation): string[] {
  const start = entry.fromAt ?? entry.at;
  return found([
    [entry.sequence !== before.sequence + 1n, "is not the next"],
    [entry.balanceTicks !== before.balanceTicks + entry.amountTicks, "does not explain its balance"],
    [entry.balanceTicks < 0n, "is negative"],
    [start < before.at, "begins before the one before has ended"],
    [burns(before) && start !== before.at, "leaves seconds unpaid"],
    [hexOf(entry.previousHash) !== hexOf(before.hash), "is not chained to the one before"],
    [hexOf(entry.hash) !== hashOf(entry), "does not have the hash of its text"],
    ...(entry.kind === "rental" ? faultsOfDebit(entry, before) : []),
  ]);
}

const faultsOfDebit = (entry: StoredEntry, before: Foundation): Fault[] => [
  [entry.amountTicks !== -(entry.rateAfter * (entry.at - (entry.fromAt ?? 0n))), "is not its seconds' price"],
  [entry.rateAfter !== before.rateAfter, "debits at another rate than was agreed"],
];

const found = (faults: readonly Fault[]): string[] =>
  faults.filter(([wrong]) => wrong).map(([, fault]) => fault);

const burns = ({ rentedAfter, rateAfter, balanceTicks }: Foundation): boolean =>
  rentedAfter && rateAfter > 0n && balanceTicks >= rateAfter;

function hashOf(entry: StoredEntry): string {
  const text = entryText({
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
  });
  return createHash("sha256").update(text).digest("hex");
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
