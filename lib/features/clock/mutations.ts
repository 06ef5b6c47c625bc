import { Refusal } from "@/lib/domain/refusal";
import type { ClockMove } from "@/lib/features/clock/schema";
import { getPortalClock, type PortalClock } from "@/lib/features/devices/data";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";

/** Refuses where there is no demo: the clock is the database's, and nobody moves it. */
export function requireDemo(): void {
  if (!env().DEMO) throw new Refusal("not_found");
}

/** Between reading real time and the database's own check of it a second may begin. */
const TRIES = 3;

/**
 * Moves a demo's clock on and answers what it shows. One that stands still is moved exactly as far; one that runs
 * again goes on from where real time and its offset have come to meanwhile, because the offset only grows.
 */
export async function moveClock({ advanceSeconds = 0, frozen }: ClockMove): Promise<PortalClock> {
  requireDemo();
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The row's own columns, so that of two moves at once each counts.
      await db.$executeRaw`
        UPDATE demo_clock c SET
          offset_seconds = greatest(c.offset_seconds,
            coalesce(c.frozen_at, r.real + c.offset_seconds) + ${advanceSeconds}::bigint - r.real),
          frozen_at = CASE WHEN coalesce(${frozen ?? null}::boolean, c.frozen_at IS NOT NULL)
            THEN coalesce(c.frozen_at, r.real + c.offset_seconds) + ${advanceSeconds}::bigint END
        FROM (SELECT floor(extract(epoch FROM clock_timestamp()))::bigint AS real OFFSET 0) r`;
      return await getPortalClock();
    } catch (error) {
      if (attempt === TRIES || !String(error).includes("only moves forward")) throw error;
    }
  }
}

/** As `moveClock`, from the console. Vendor staff only. */
export function moveClockByHand(scope: Scope, move: ClockMove): Promise<PortalClock> {
  requireVendor(scope, "licenses");
  return moveClock(move);
}
