import { beforeEach, expect, test } from "vitest";
import { weeks } from "@/lib/domain/accounts/warnings";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { chargeIsc, PORT, publishPrices, rent, restorePrices, type Rental } from "@/tests/support/rental";
import { endOf, goToWeeksBefore, openWarnedRental, weeksTold } from "@/tests/support/warned-rental";

beforeEach(() => freezeClock());

async function expectNoEnd({ accountId }: Rental): Promise<void> {
  expect(await db.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
    rented: true,
    exhaustsAt: null,
  });
}

const remainingOf = async (rental: Rental) => (await endOf(rental)) - (await portalTime());

test("a charge that leaves an account without an end re-arms every week, for the next end it gets", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 3);
  await sendDueWarnings();
  await publishPrices(rental, { [PORT]: "0" });
  await chargeIsc(rental, "1");
  await expectNoEnd(rental);
  await sendDueWarnings();
  await restorePrices();
  await rent(rental, { [PORT]: 110 });
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([3, 3]);
});

test("a change that leaves an account without an end re-arms every week, too", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 3);
  await sendDueWarnings();
  await rent(rental, {});
  await rent(rental, { [PORT]: 100 });
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([3, 3]);
});

test("so does a contract that goes on where nothing else has an end", async () => {
  const rental = await openWarnedRental();
  await publishPrices(rental, { [PORT]: "0" });
  await rent(rental, { [PORT]: 1 });
  await restorePrices();
  await giveNotice(rental, { inSeconds: weeks(2) });
  await sendDueWarnings();
  await agreed({ vendor: rental.vendor, by: rental.partner });
  await expectNoEnd(rental);
  await giveNotice(rental, { inSeconds: weeks(2) });
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([2, 2]);
});

test("a charge to exactly a week that was told re-arms the weeks after it; a second more, that week", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 4);
  await sendDueWarnings();
  // A hundredth of an iSC lasts for 438 seconds.
  await advanceClock(438n);
  await chargeIsc(rental, "0.01");
  expect(await remainingOf(rental)).toBe(weeks(4));
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([4]);
  await chargeIsc(rental, "0.01");
  await goToWeeksBefore(rental, 4);
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([4, 4]);
});

test("a change to exactly a week that was told re-arms the weeks after it alone", async () => {
  const rental = await openWarnedRental();
  for (const week of [4, 3, 2]) {
    await goToWeeksBefore(rental, week);
    await sendDueWarnings();
  }
  await rent(rental, { [PORT]: 50 });
  expect(await remainingOf(rental)).toBe(weeks(4));
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([4, 3, 2]);
  await goToWeeksBefore(rental, 3);
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([4, 3, 2, 3]);
});
