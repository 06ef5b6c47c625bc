import { beforeEach, expect, test } from "vitest";
import { exhaustionAfter, exhaustionOf } from "@/lib/domain/accounts/balance";
import { instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  openRental,
  openRunning,
  publishPrices,
  rent,
  type Rental,
  rentInTheCloud,
  restorePrices,
  UC,
} from "@/tests/support/rental";

beforeEach(() => freezeClock());

/** A rental whose contract ends in 500 s. Answers that second. */
async function ending(): Promise<Rental & { end: bigint }> {
  const rental = await openRunning({ isc: "10", ports: 1 });
  return { ...rental, end: await giveNotice(rental, { inSeconds: 500n }) };
}

test.each([
  [0n, true],
  [1n, false],
])(
  "a contract of the other side that starts %s s after the end carries the rental on: %s",
  async (gap, goesOn) => {
    const rental = await ending();
    const { vendor, customer, partner, accountId, end } = rental;
    await agreed({ vendor, by: customer }, "software_rental", instant(end + gap));
    const { facts, now } = await requireAccount(partner, accountId);
    if (goesOn) expect(exhaustionAfter(facts, now)).toBeGreaterThan(end);
    else expect(exhaustionAfter(facts, now)).toBe(end);
    await advanceClock(600n);
    await settleDue();
    expect((await requireAccount(partner, accountId)).facts.rented).toBe(goesOn);
    expect(await faultsOfLedger(accountId)).toEqual([]);
  },
);

test("what is free stops, too, when the last tick is burned in the second in which the rest ends", async () => {
  const rental = await openRental();
  const { partner, accountId } = rental;
  await publishPrices(rental, { [UC]: "0.00" });
  await chargeIsc(rental, "0.60");
  await rent(rental, { [UC]: 1 });
  await rentInTheCloud(rental, 1);
  const endsAt = await giveNotice(rental, { kind: "myapps_cloud", inSeconds: 1_314_000n });
  const { facts } = await requireAccount(partner, accountId);
  expect(exhaustionOf(facts)).toBe(endsAt);
  expect(await db.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
    exhaustsAt: endsAt,
  });
  await restorePrices();
});

test("the database lets nothing be settled beyond an end that is not posted", async () => {
  const { accountId } = await ending();
  const beyond = "UPDATE accounts SET settled_at = rental_ends_at + 1 WHERE id = $1";
  await expect(pool().query(beyond, [accountId])).rejects.toThrow("the end of a contract is not posted yet");
});
