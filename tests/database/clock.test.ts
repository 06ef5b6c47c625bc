import { expect, test } from "vitest";
import { seconds } from "@/lib/domain/instant";
import { openPool, pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";

test("a frozen clock moves only when it is moved, and exactly as far", async () => {
  const start = await freezeClock();
  expect(await advanceClock(seconds(86_400n))).toBe(start + 86_400n);
  expect(await portalTime()).toBe(start + 86_400n);
});

test("a connection that is not the demo's sees real time whatever the table says", async () => {
  const real = openPool(process.env.DATABASE_URL ?? "", { demo: false });
  await advanceClock(1_000_000n);
  const { rows } = await real.query(
    "SELECT portal_now() - floor(extract(epoch FROM clock_timestamp()))::bigint AS ahead",
  );
  await real.end();
  expect(Number(rows[0].ahead)).toBe(0);
});

test("the clock never goes back", async () => {
  await expect(pool().query("UPDATE demo_clock SET frozen_at = frozen_at - 1")).rejects.toThrow(/forward/);
});
