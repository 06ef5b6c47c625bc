import { beforeEach, expect, test } from "vitest";
import { getAccount } from "@/lib/features/accounts/data";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, openRunning, PORT, rent, rentInTheCloud } from "@/tests/support/rental";

beforeEach(() => freezeClock());

test("what goes on after a contract's end resumes where the rest still pays for it, and only for so long", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "0.01");
  await rent(rental, { [PORT]: 7 });
  await rentInTheCloud(rental);
  const endsAt = await giveNotice(rental, { kind: "myapps_cloud", inSeconds: 5_000n });
  await advanceClock(6_000n);
  await settleDue();
  const entries = await readLedger(rental.accountId);
  // 2,628,000 ticks pay 2,576 seconds at 420 + 600 ticks; what is left pays one more at 420.
  expect(
    entries.slice(3).map(({ kind, event, at, balanceTicks }) => [kind, event, at, balanceTicks]),
  ).toEqual([
    ["rental", "stopped", endsAt - 2_424n, 480n],
    ["change", "resumed", endsAt, 480n],
    ["rental", "stopped", endsAt + 1n, 60n],
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("on a parked account a contract's end is not posted by looking at it, and afterwards in its own second", async () => {
  const rental = await openRunning({ isc: "10", ports: 1 });
  const { accountId: id, partner } = rental;
  const endsAt = await giveNotice(rental, { inSeconds: 500n });
  await db.account.update({ where: { id }, data: { parkedAt: 1n, parkedReason: "sum" } });
  await advanceClock(600n);
  await getAccount(partner, id);
  expect(await readLedger(id)).toHaveLength(2);
  await db.account.update({ where: { id }, data: { parkedAt: null, parkedReason: "" } });
  await getAccount(partner, id);
  const posted = (await readLedger(id)).slice(2);
  expect(posted.map(({ kind, at }) => [kind, at])).toEqual([
    ["rental", endsAt],
    ["change", endsAt],
  ]);
  expect(await faultsOfLedger(id)).toEqual([]);
});
