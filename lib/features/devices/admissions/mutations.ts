import { LONGEST_MEMORY } from "@/lib/domain/devices/device-token";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { inBatches } from "@/lib/platform/batch";
import { pool } from "@/lib/platform/db/pool";

/** A call whose token is to be used up. */
export type TokenUse = Readonly<{
  serial: Serial;
  jti: string;
  /** From when on the identifier need not be remembered. */
  forgetAt: Instant;
  certificate: Readonly<{ authorityId: string; number: string }>;
  /** Up to which snapshot this process has heard of changes; null: it does not listen. */
  heardUpTo: string | null;
}>;

/** What is known at the moment in which a token was used up. */
export type TokenSpent = Readonly<{
  now: Instant;
  isFrozen: boolean;
  /** False: the token was used before. */
  isFirstUse: boolean;
  isRevoked: boolean;
  /** Whether something was committed that this process has not heard of yet. */
  hasNews: boolean;
}>;

type Row = Readonly<{
  now: string;
  is_frozen: boolean;
  has_news: boolean;
  spent: string[];
  revoked: string[];
}>;

const SPEND = {
  name: "spend-device-tokens",
  text: `WITH clock AS MATERIALIZED (SELECT portal_now() AS now),
    forgotten AS (
      DELETE FROM device_token_ids WHERE (serial, jti) IN (
        SELECT serial, jti FROM device_token_ids WHERE expires_at <= (SELECT now FROM clock)
        ORDER BY expires_at LIMIT 2 * cardinality($1::text[]) FOR UPDATE SKIP LOCKED)),
    spent AS (
      INSERT INTO device_token_ids (serial, jti, expires_at)
      SELECT u.serial, u.jti, least(u.forget_at, clock.now + ${LONGEST_MEMORY})
      FROM clock, unnest($1::text[], $2::text[], $3::bigint[]) u(serial, jti, forget_at) ORDER BY u.serial, u.jti
      ON CONFLICT DO NOTHING RETURNING serial || ' ' || jti AS use)
    SELECT clock.now, portal_clock_is_frozen() AS is_frozen, ARRAY(SELECT use FROM spent) AS spent,
      ARRAY(SELECT c.authority_id || ' ' || c.number FROM unnest($4::uuid[], $5::text[]) n(authority_id, number)
        JOIN device_certificates c ON c.authority_id = n.authority_id AND c.number = n.number
        WHERE c.revoked_at IS NOT NULL) AS revoked,
      $6::text IS NULL OR EXISTS (SELECT FROM device_changes
        WHERE transaction_id >= pg_snapshot_xmin($6::pg_snapshot)::text::bigint
          AND NOT pg_visible_in_snapshot(transaction_id::text::xid8, $6::pg_snapshot)) AS has_news
    FROM clock`,
};

/**
 * Uses up a token's identifier, and reads in the same statement all there is to know about the call. Calls that come at
 * the same time share a statement, and each waits until it is committed: a token counts once in all processes, and
 * after a restart. Each call forgets up to two identifiers that are too old to matter, whosever they were, so that
 * there are never many.
 */
export const spendToken = inBatches<TokenUse, TokenSpent>(async (uses) => {
  const certificates = [
    ...new Map(uses.map(({ certificate }) => [nameOf(certificate), certificate])).values(),
  ];
  const { rows } = await pool().query<Row>({
    ...SPEND,
    values: [
      uses.map(({ serial }) => serial),
      uses.map(({ jti }) => jti),
      uses.map(({ forgetAt }) => forgetAt),
      certificates.map(({ authorityId }) => authorityId),
      certificates.map(({ number }) => number),
      uses[0]?.heardUpTo ?? null,
    ],
  });
  const [row] = rows;
  if (!row) throw new Error("A statement that always has a row had none.");
  return uses.map(toldBy(row));
});

/** Of two uses of one token in a batch, the first counts. */
function toldBy(row: Row): (use: TokenUse) => TokenSpent {
  const [spent, revoked] = [new Set(row.spent), new Set(row.revoked)];
  const [now, isFrozen, hasNews] = [instant(BigInt(row.now)), row.is_frozen, row.has_news];
  return ({ serial, jti, certificate }) => ({
    now,
    isFrozen,
    hasNews,
    isFirstUse: spent.delete(`${serial} ${jti}`),
    isRevoked: revoked.has(nameOf(certificate)),
  });
}

const nameOf = ({ authorityId, number }: TokenUse["certificate"]): string => `${authorityId} ${number}`;
