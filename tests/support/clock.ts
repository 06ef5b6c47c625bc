import { instant, type Instant, type Seconds } from "@/lib/domain/instant";
import { pool } from "@/lib/platform/db/pool";

/** Portal time as the database says it. */
export async function portalTime(): Promise<Instant> {
  const { rows } = await pool().query<{ now: string }>("SELECT portal_now() AS now");
  return instant(BigInt(rows[0]?.now ?? ""));
}

/** Lets the clock stand still, at once or at a later instant. Time is given in tests, never waited for. */
export async function freezeClock(at?: Instant): Promise<Instant> {
  await pool().query("UPDATE demo_clock SET frozen_at = coalesce($1, portal_now())", [
    at?.toString() ?? null,
  ]);
  return portalTime();
}

/** Moves the clock on; a clock that stands still stands still at the new time. */
export async function advanceClock(by: Seconds | bigint): Promise<Instant> {
  const statement = `UPDATE demo_clock SET
    frozen_at = frozen_at + $1::bigint, offset_seconds = offset_seconds + $1::bigint`;
  await pool().query(statement, [by.toString()]);
  return portalTime();
}
