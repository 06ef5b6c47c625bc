import { LONGEST_MEMORY } from "@/lib/domain/devices/device-token";
import type { Serial } from "@/lib/domain/hardware/serial";
import type { Instant } from "@/lib/domain/instant";
import {
  type CallSeen,
  type CallToSee,
  SEEN_COLUMNS,
  seenBy,
  type SeenRow,
  seenValues,
} from "@/lib/features/devices/admissions/data";
import { inBatches } from "@/lib/platform/batch";
import { pool } from "@/lib/platform/db/pool";

/** A call whose token is to be used up. */
export type TokenUse = CallToSee &
  Readonly<{
    serial: Serial;
    jti: string;
    /** From when on the identifier need not be remembered. */
    forgetAt: Instant;
  }>;

/** What is known at the moment in which a token was used up; `isFirstUse` is false when it was used before. */
export type TokenSpent = CallSeen & Readonly<{ isFirstUse: boolean }>;

type Row = SeenRow & Readonly<{ spent: string[] }>;

const SPEND = {
  name: "spend-device-tokens",
  text: `WITH clock AS MATERIALIZED (SELECT portal_now() AS now),
    forgotten AS (
      DELETE FROM device_token_ids WHERE (serial, jti) IN (
        SELECT serial, jti FROM device_token_ids WHERE expires_at <= (SELECT now FROM clock)
        ORDER BY expires_at LIMIT 2 * cardinality($4::text[]) FOR UPDATE SKIP LOCKED)),
    spent AS (
      INSERT INTO device_token_ids (serial, jti, expires_at)
      SELECT u.serial, u.jti, least(u.forget_at, clock.now + ${LONGEST_MEMORY})
      FROM clock, unnest($4::text[], $5::text[], $6::bigint[]) u(serial, jti, forget_at) ORDER BY u.serial, u.jti
      ON CONFLICT DO NOTHING RETURNING serial || ' ' || jti AS use)
    SELECT ${SEEN_COLUMNS}, ARRAY(SELECT use FROM spent) AS spent FROM clock`,
};

/**
 * Uses up a token's identifier, and reads in the same statement all there is to know about the call. Calls that come at
 * the same time share a statement, and each waits until it is committed: a token counts once in all processes, and
 * after a restart. Each call forgets up to two identifiers that are too old to matter, whosever they were, so that
 * there are never many.
 */
export const spendToken = inBatches<TokenUse, TokenSpent>(async (uses) => {
  const { rows } = await pool().query<Row>({
    ...SPEND,
    values: [
      ...seenValues(uses),
      uses.map(({ serial }) => serial),
      uses.map(({ jti }) => jti),
      uses.map(({ forgetAt }) => forgetAt),
    ],
  });
  const seen = seenBy(rows);
  const spent = new Set(rows[0]?.spent);
  // Of two uses of one token in a batch, the first counts.
  return uses.map((use) => ({ ...seen(use), isFirstUse: spent.delete(`${use.serial} ${use.jti}`) }));
});
