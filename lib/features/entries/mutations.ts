import { exhaustionOf } from "@/lib/domain/accounts/balance";
import type { Entry, Posting } from "@/lib/domain/accounts/entry";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { WEEK_SECONDS } from "@/lib/domain/accounts/warnings";
import { earlierOf, LAST_STORABLE } from "@/lib/domain/instant";
import type { Scope } from "@/lib/platform/access/scope";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A posting decided for a locked account, and the configuration it leads to. */
export type AccountPosting = Readonly<{
  account: Readonly<{ id: string; facts: AccountFacts; configurationVersion: number }>;
  posting: Posting;
  version: number;
  priceListId: string | null;
  /** The key a charge came from. */
  activationKeyId?: string;
}>;

/** What entries of the account's own running are marked with; they have no person. */
const BY_ITSELF = "rental";

/** Who an entry names, and where it came from; a reload has no person. */
export type EntryActor = Pick<Scope, "userId" | "via"> | Readonly<{ userId: null; via: "reload" }>;

type Written = Readonly<{
  entry: Entry;
  version: number;
  actorId: string | null;
  source: string;
  keyId: string | null;
}>;

/**
 * Appends the entries of a posting to an account's ledger, each chained to the one before, and stores the new facts.
 * The account's row must be locked by the caller's transaction. Marks of warnings that a longer runway re-arms are
 * lifted in the same breath.
 */
export async function postEntries(
  tx: Transaction,
  scope: EntryActor,
  { account, posting, version, priceListId, activationKeyId }: AccountPosting,
): Promise<void> {
  for (const entry of posting.entries) {
    const isRental = entry.kind === "rental";
    await append(tx, account.id, {
      entry,
      // Only a change leads to the new version: what came before it in the same second belongs to the old one.
      version: entry.kind === "change" ? version : account.configurationVersion,
      actorId: isRental ? null : scope.userId,
      source: isRental ? BY_ITSELF : scope.via,
      keyId: entry.kind === "charge" ? (activationKeyId ?? null) : null,
    });
  }
  await storeFacts(tx, account.id, { facts: posting.facts, version, priceListId });
}

/** Appends one entry after the account's last one, and moves the account's own copy of the chain's end. */
const append = (tx: Transaction, accountId: string, { entry, version, actorId, source, keyId }: Written) =>
  tx.$executeRaw`
    WITH next AS (
      SELECT last_sequence + 1 AS sequence, last_hash, account_entry_hash(last_hash, id, last_sequence + 1, ${entry.kind},
        ${entry.at}::bigint, ${entry.amount}::bigint, ${entry.balance}::bigint, ${entry.rateAfter}::bigint,
        ${entry.rentedAfter}, ${version}::integer, ${entry.from}::bigint, ${actorId}::uuid, ${source}, ${keyId}::uuid) AS hash
      FROM accounts WHERE id = ${accountId}::uuid
    ), appended AS (
      INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
          rented_after, configuration_version, event, activation_key_id, actor_id, source, previous_hash, hash)
        SELECT ${accountId}::uuid, sequence, ${entry.kind}, ${entry.at}::bigint, ${entry.from}::bigint,
          ${entry.amount}::bigint, ${entry.balance}::bigint, ${entry.rateAfter}::bigint, ${entry.rentedAfter},
          ${version}::integer, ${entry.event}, ${keyId}::uuid, ${actorId}::uuid, ${source}, last_hash, hash FROM next
    )
    UPDATE accounts SET last_sequence = next.sequence, last_hash = next.hash FROM next WHERE id = ${accountId}::uuid`;

type Facts = Readonly<{ facts: AccountFacts; version: number; priceListId: string | null }>;

async function storeFacts(
  tx: Transaction,
  id: string,
  { facts, version, priceListId }: Facts,
): Promise<void> {
  // Without the ends of contracts, which the database knows from what is rented now, and puts before it.
  const end = exhaustionOf({ ...facts, ends: [] });
  const exhaustsAt = facts.rate > 0n ? earlierOf(end ?? facts.settledAt, LAST_STORABLE) : null;
  await tx.account.update({
    where: { id },
    data: {
      balanceTicks: facts.balance,
      ratePerSecond: facts.rate,
      rented: facts.rented,
      settledAt: facts.settledAt,
      exhaustsAt,
      configurationVersion: version,
      priceListId,
    },
    select: { id: true },
  });
  // The end as it is stored now: a contract can end before the credit does.
  await tx.$executeRaw`
    UPDATE warnings w SET rearmed_at = a.settled_at FROM accounts a
    WHERE a.id = ${id}::uuid AND w.account_id = a.id AND w.rearmed_at IS NULL
      AND (a.exhausts_at IS NULL OR w.week_index * ${WEEK_SECONDS}::bigint < a.exhausts_at - a.settled_at)`;
}
