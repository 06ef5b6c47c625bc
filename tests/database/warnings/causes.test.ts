import { beforeEach, expect, test } from "vitest";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import {
  chargeIsc,
  linesOf,
  newSerial,
  openRental,
  PORT,
  publishPrices,
  rent,
  restorePrices,
} from "@/tests/support/rental";
import { goToWeeksBefore, mailsOf, openWarnedRental } from "@/tests/support/warned-rental";

beforeEach(async () => {
  await freezeClock();
  await openRental();
  await restorePrices();
});

const lastMailOf = async (rental: Parameters<typeof mailsOf>[0]) =>
  (await mailsOf(rental)).at(-1)?.text ?? "";

test("new prices that come with a charge are told beside the charge", async () => {
  const rental = await openWarnedRental(2);
  await goToWeeksBefore(rental, 7);
  await sendDueWarnings();
  await publishPrices(rental, { [PORT]: "1.20" });
  await chargeIsc(rental, "10");
  await sendDueWarnings();
  const text = await lastMailOf(rental);
  expect(text).toContain("Cause: 10.00 iSC were charged on");
  expect(text).toContain("Cause: new prices came with the charge on");
  expect(text).toContain("went from 60.00 to 120.00 iSC");
});

test("a change that brings new prices along says so, and one that does not, does not", async () => {
  const rental = await openWarnedRental(2);
  await goToWeeksBefore(rental, 7);
  await sendDueWarnings();
  await rent(rental, { [PORT]: 130 });
  await sendDueWarnings();
  expect(await lastMailOf(rental)).toContain("Cause: what is rented was changed on");
  expect(await lastMailOf(rental)).not.toContain("new prices");
  await publishPrices(rental, { [PORT]: "1.00" });
  await rent(rental, { [PORT]: 140 });
  await sendDueWarnings();
  expect(await lastMailOf(rental)).toContain("and new prices came with it");
  expect((await lastMailOf(rental)).match(/Cause: /g)).toHaveLength(1);
});

test("a contract that ended is named", async () => {
  const rental = await openWarnedRental(3);
  const { partner, vendor, accountId } = rental;
  const cloud = newSerial();
  await addPbx(partner, { accountId, serial: cloud, name: "Cloud", scenario: "cloud" });
  const changes = [{ serial: cloud, lines: linesOf({ [PORT]: 50 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  await goToWeeksBefore(rental, 2);
  await sendDueWarnings();
  await advanceClock(60n);
  const contract = await db.contract.findFirstOrThrow({
    where: { organizationId: partner.organizationId, kind: "myapps_cloud" },
  });
  await endContract(vendor, { contractId: contract.id, reason: "The company was sold." });
  await goToWeeksBefore(rental, 1);
  await sendDueWarnings();
  const text = await lastMailOf(rental);
  expect(text).toContain(`Cause: contract ${contract.number} ended on`);
  expect(text).toContain("went from 120.00 to 60.00 iSC");
});

test("all that moved the end is told in its order, and of many the last five", async () => {
  const rental = await openWarnedRental(1);
  await goToWeeksBefore(rental, 4);
  await sendDueWarnings();
  for (const isc of ["1", "2", "3", "4", "5", "6"]) await chargeIsc(rental, isc);
  await rent(rental, { [PORT]: 200 });
  await goToWeeksBefore(rental, 1);
  await sendDueWarnings();
  const text = await lastMailOf(rental);
  const amounts = [...text.matchAll(/Cause: (\S+) iSC/g)].map(([, amount]) => amount);
  expect(amounts).toEqual(["3.00", "4.00", "5.00", "6.00"]);
  expect(text).toContain("2 moves before these are in the history.");
});
