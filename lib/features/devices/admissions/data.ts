import { type Instant, instant } from "@/lib/domain/instant";
import { inBatches } from "@/lib/platform/batch";
import { pool } from "@/lib/platform/db/pool";

/** A call to be looked at: with which certificate, and up to which snapshot this process has heard of changes. */
export type CallToSee = Readonly<{
  certificate: Readonly<{ authorityId: string; number: string }>;
  /** Null: this process does not listen. */
  heardUpTo: string | null;
}>;

/** What is known at the moment in which a call was admitted. */
export type CallSeen = Readonly<{
  now: Instant;
  isFrozen: boolean;
  isRevoked: boolean;
  /** Whether something was committed that this process has not heard of yet. */
  hasNews: boolean;
}>;

/** What such a statement answers once for all calls that share it. */
export type SeenRow = Readonly<{ now: string; is_frozen: boolean; has_news: boolean; revoked: string[] }>;

/**
 * The columns of `SeenRow`, as of the row `clock`. $1 and $2: authorities and numbers of the certificates; $3: the
 * snapshot, or null.
 */
export const SEEN_COLUMNS = `clock.now, portal_clock_is_frozen() AS is_frozen,
  ARRAY(SELECT c.authority_id || ' ' || c.number FROM unnest($1::uuid[], $2::text[]) n(authority_id, number)
    JOIN device_certificates c ON c.authority_id = n.authority_id AND c.number = n.number
    WHERE c.revoked_at IS NOT NULL) AS revoked,
  $3::text IS NULL OR EXISTS (SELECT FROM device_changes
    WHERE transaction_id >= pg_snapshot_xmin($3::pg_snapshot)::text::bigint
      AND NOT pg_visible_in_snapshot(transaction_id::text::xid8, $3::pg_snapshot)) AS has_news`;

const SEE = {
  name: "see-device-calls",
  text: `WITH clock AS MATERIALIZED (SELECT portal_now() AS now) SELECT ${SEEN_COLUMNS} FROM clock`,
};

/**
 * Reads all there is to know about a call whose token needs no writing down. Calls that come at the same time share a
 * statement, which begins after each of them came.
 */
export const seeCall = inBatches<CallToSee, CallSeen>(async (calls) => {
  const { rows } = await pool().query<SeenRow>({ ...SEE, values: seenValues(calls) });
  return calls.map(seenBy(rows));
});

/** The values of `SEEN_COLUMNS`; each certificate once. */
export function seenValues(calls: readonly CallToSee[]) {
  const certificates = [
    ...new Map(calls.map(({ certificate }) => [nameOf(certificate), certificate])).values(),
  ];
  return [
    certificates.map(({ authorityId }) => authorityId),
    certificates.map(({ number }) => number),
    calls[0]?.heardUpTo ?? null,
  ];
}

/** What the statement's row says of a call. */
export function seenBy([row]: readonly SeenRow[]): (call: CallToSee) => CallSeen {
  if (!row) throw new Error("A statement that always has a row had none.");
  const revoked = new Set(row.revoked);
  const shared = { now: instant(BigInt(row.now)), isFrozen: row.is_frozen, hasNews: row.has_news };
  return ({ certificate }) => ({ ...shared, isRevoked: revoked.has(nameOf(certificate)) });
}

const nameOf = ({ authorityId, number }: CallToSee["certificate"]): string => `${authorityId} ${number}`;
