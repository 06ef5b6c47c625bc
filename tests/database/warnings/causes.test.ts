import { beforeEach, expect, test } from "vitest";
import { weeks } from "@/lib/domain/accounts/warnings";
import { instant } from "@/lib/domain/instant";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, publishPrices, rent, restorePrices } from "@/tests/support/rental";
import { agreed } from "@/tests/support/contracts";
import { endOf, goToWeeksBefore, mailsOf, openWarnedRental, weeksTold } from "@/tests/support/warned-rental";

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

test("a contract that ends everything is named from its notice on, and the stop is told in its second", async () => {
  const rental = await openWarnedRental(6);
  const { partner, vendor } = rental;
  await goToWeeksBefore(rental, 7);
  await sendDueWarnings();
  const { id: contractId, number } = await db.contract.findFirstOrThrow({
    where: { organizationId: partner.organizationId, kind: "software_rental" },
  });
  const endsAt = instant((await portalTime()) + weeks(2) + 60n);
  await endContract(vendor, { contractId, endsAt, reason: "The company was sold." });
  expect(await endOf(rental)).toBe(endsAt);
  await sendDueWarnings();
  expect(await lastMailOf(rental)).toContain(`Cause: contract ${number} was ended on`);
  expect(await lastMailOf(rental)).toContain("A charge does not move this end");
  await advanceClock(weeks(2) + 60n);
  await settleDue();
  await sendDueWarnings();
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([7, 3, 0]);
  const stopped = await lastMailOf(rental);
  expect(stopped).toContain(`Contract ${number} has ended`);
  expect(stopped).toContain("60.00 iSC");
});

test("a contract that goes on moves the end back, names itself, and warns anew when the weeks come again", async () => {
  const rental = await openWarnedRental(4);
  const { partner, vendor } = rental;
  const { id: contractId } = await db.contract.findFirstOrThrow({
    where: { organizationId: partner.organizationId, kind: "software_rental" },
  });
  const endsAt = instant((await portalTime()) + weeks(2));
  await endContract(vendor, { contractId, endsAt, reason: "The company was sold." });
  await sendDueWarnings();
  await agreed({ vendor, by: partner });
  expect(await endOf(rental)).toBeGreaterThan(endsAt);
  await goToWeeksBefore(rental, 2);
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([2, 2]);
  expect(await lastMailOf(rental)).toMatch(/Cause: contract \S+ was approved on/);
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
