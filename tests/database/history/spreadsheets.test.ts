import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { streamHistory } from "@/lib/features/history/data";
import { db } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { chargeIsc, openRental } from "@/tests/support/rental";

afterAll(closePool);

test.each(["=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x"])(
  "a person called %j is no formula in the history's CSV",
  async (name) => {
    const rental = await openRental();
    await chargeIsc(rental, "10");
    await db.user.updateMany({ data: { name } });
    const csv = await text(await streamHistory({ accountId: rental.accountId, format: "csv" }));
    expect(csv).toContain(`'${name}`);
    const json = await text(await streamHistory({ accountId: rental.accountId, format: "ndjson" }));
    expect(JSON.parse(json)).toMatchObject({ person: name });
  },
);

test("an amount that is taken away stays a number", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const csv = await text(await streamHistory({ accountId: rental.accountId, format: "csv" }));
  expect(csv).not.toContain("'");
});
