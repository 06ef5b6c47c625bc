import { beforeAll, expect, test } from "vitest";
import { openDueReloads, stepOn } from "@/lib/features/reload-runs/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { openReloadable, reloadsOf, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

/** Whether somebody waits for a lock in this database. */
async function isAnybodyWaiting(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ waiting: boolean }[]>`
    SELECT EXISTS (SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0) AS waiting`;
  return row?.waiting ?? false;
}

test.each([
  ["of all", "UPDATE reload_switch SET stopped_at = portal_now(), stop_reason = 'A test.'", "all_stopped"],
  [
    "of one account",
    "UPDATE reload_settings SET stopped_at = portal_now(), stop_reason = 'A test.' WHERE account_id = $1",
    "stopped",
  ],
])(
  "a charge waits for a switch %s that somebody is just turning, and obeys it",
  async (_of, stop, reason) => {
    const rental = await openReloadable();
    await switchOn(rental);
    await goToWeeksBefore(rental, 1);
    await openDueReloads();
    const [reload] = await reloadsOf(rental);
    const vendor = await pool().connect();
    let isDone = false;
    try {
      await vendor.query("BEGIN");
      await vendor.query(stop, stop.includes("$1") ? [rental.accountId] : []);
      const stepping = stepOn(reload!.id).finally(() => (isDone = true));
      await expect.poll(async () => isDone || (await isAnybodyWaiting())).toBe(true);
      await vendor.query("COMMIT");
      expect(await stepping).toBe("stopped");
    } finally {
      await vendor.query("ROLLBACK");
      await vendor.query("UPDATE reload_switch SET stopped_at = NULL, stop_reason = ''");
      vendor.release();
    }
    expect((await reloadsOf(rental)).map(({ stopReason }) => stopReason)).toEqual([reason]);
    expect((await readLedger(rental.accountId)).filter(({ source }) => source === "reload")).toEqual([]);
  },
);
