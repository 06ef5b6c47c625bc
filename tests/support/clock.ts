import { instant, type Instant, type Seconds } from "@/lib/domain/instant";
import { pool } from "@/lib/platform/db/pool";

/** Portal time as the database says it. */
export async function portalTime(): Promise<Instant> {
  const { rows } = await pool().query<{ now: string }>("SELECT portal_now() AS now");
  return instant(BigInt(rows[0]?.now ?? ""));
}

/** Between reading real time and the database's own check of it a second may begin; two never do. */
const TRIES = 3;

/** Lets the clock stand still, at once or at a later instant. Time is given in tests, never waited for. */
export async function freezeClock(at?: Instant): Promise<Instant> {
  const statement = "UPDATE demo_clock SET frozen_at = coalesce($1, portal_now())";
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool().query(statement, [at?.toString() ?? null]);
      return await portalTime();
    } catch (error) {
      if (at !== undefined || attempt === TRIES) throw error;
    }
  }
}

/** Moves the clock on; a clock that stands still stands still at the new time. */
export async function advanceClock(by: Seconds | bigint): Promise<Instant> {
  const statement = `UPDATE demo_clock SET
    frozen_at = frozen_at + $1::bigint, offset_seconds = offset_seconds + $1::bigint`;
  await pool().query(statement, [by.toString()]);
  return portalTime();
}
