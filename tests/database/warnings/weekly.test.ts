import { beforeAll, describe, expect, test } from "vitest";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { chargeIsc, PORT, rent } from "@/tests/support/rental";
import {
  ADDRESSES,
  endOf,
  goToWeeksBefore,
  mailsOf,
  openWarnedRental,
  warn,
  weeksTold,
} from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

describe("a run-down of seven weeks", () => {
  test("is told once a week, and once when it has stopped, however often somebody looks", async () => {
    const rental = await openWarnedRental();
    for (const week of [8, 7, 6, 5, 4, 3, 2, 1, 0]) {
      await goToWeeksBefore(rental, week);
      await sendDueWarnings();
      await sendDueWarnings();
      await advanceClock(86_400n);
      await sendDueWarnings();
    }
    expect(await weeksTold(rental)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    const mails = await mailsOf(rental);
    expect(mails.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 7 }, () => "rental-warning"),
      "rental-stopped",
    ]);
    expect(mails.every(({ recipients }) => recipients.join() === ADDRESSES.join())).toBe(true);
  });

  test("begins to the second: nothing a second before seven weeks, a mail at seven weeks", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 7, -1n);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([]);
    await advanceClock(1n);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([7]);
  });

  test("ends to the second: no stop is told while the last paid second runs", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 0, -1n);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([1]);
    await advanceClock(1n);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([1, 0]);
  });

  test("is not told to anybody where there are no warning addresses", async () => {
    const rental = await openWarnedRental();
    await warn(rental, []);
    await goToWeeksBefore(rental, 2);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([]);
    await warn(rental, ["new@bergmann.example"]);
    await sendDueWarnings();
    expect((await mailsOf(rental)).map(({ recipients }) => recipients)).toEqual([["new@bergmann.example"]]);
  });
});

describe("a late run", () => {
  test("tells only the most urgent week, and goes on from there", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 3, 1n);
    await sendDueWarnings();
    await goToWeeksBefore(rental, 2);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([3, 2]);
  });

  test.each([
    ["before", false],
    ["after", true],
  ])(
    "tells only the stop when it comes long after it, %s somebody has settled it",
    async (_when, settled) => {
      const rental = await openWarnedRental();
      await goToWeeksBefore(rental, 0, 90n * 86_400n);
      if (settled) await settleDue();
      await sendDueWarnings();
      await sendDueWarnings();
      expect(await weeksTold(rental)).toEqual([0]);
      expect((await mailsOf(rental))[0]?.kind).toBe("rental-stopped");
    },
  );
});

describe("a charge that lifts the runway", () => {
  test("re-arms: the weeks that come again are told again, the ones it is still in are not", async () => {
    const rental = await openWarnedRental();
    for (const week of [7, 6, 5, 4, 3]) {
      await goToWeeksBefore(rental, week);
      await sendDueWarnings();
    }
    // Three weeks of 60 iSC a month, and a little: from three weeks to between six and seven.
    await chargeIsc(rental, "50");
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([7, 6, 5, 4, 3]);
    await goToWeeksBefore(rental, 6);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([7, 6, 5, 4, 3, 6]);
  });

  test("re-arms the same after an outage, though only one mail was sent", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 3);
    await sendDueWarnings();
    await chargeIsc(rental, "50");
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([3]);
  });

  test("re-arms the mail about the stop", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 0);
    await sendDueWarnings();
    await chargeIsc(rental, "6");
    await goToWeeksBefore(rental, 0);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([0, 0]);
  });
});

describe("a mail names the cause of another date", () => {
  test("the charge since the mail before", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 1);
    await sendDueWarnings();
    const told = await endOf(rental);
    await advanceClock(1n);
    await chargeIsc(rental, "12.50");
    await goToWeeksBefore(rental, 1);
    await sendDueWarnings();
    const [first, second] = await mailsOf(rental);
    expect(first?.text).not.toContain("Cause");
    expect(second?.text).toContain("Cause: 12.50 iSC were charged");
    expect(await endOf(rental)).toBeGreaterThan(told);
  });

  test("the change since the mail before, with both consumptions", async () => {
    const rental = await openWarnedRental(4, "de");
    await goToWeeksBefore(rental, 7);
    await sendDueWarnings();
    await rent(rental, { [PORT]: 300 });
    await sendDueWarnings();
    const mails = await mailsOf(rental);
    expect(await weeksTold(rental)).toEqual([7, 3]);
    expect(mails[1]?.text).toContain("der monatliche Verbrauch ging von 60,00 auf 180,00 iSC");
  });

  test("and none while the date is the same, also when the mail before was of the second of a change", async () => {
    const rental = await openWarnedRental(1);
    await sendDueWarnings();
    await goToWeeksBefore(rental, 4);
    await sendDueWarnings();
    const mails = await mailsOf(rental);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).not.toContain("Cause");
  });

  test("and links to charging", async () => {
    const rental = await openWarnedRental();
    await goToWeeksBefore(rental, 5);
    await sendDueWarnings();
    const [mail] = await mailsOf(rental);
    expect(mail?.text).toContain(`http://portal.test/accounts/${rental.accountId}/charge`);
    expect(mail?.state).toBe("kept");
  });
});

test("an idle account is told nothing, also when it has stopped and was emptied before anybody looked", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 0, 5n);
  await rent(rental, {});
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([]);
  expect(await db.warning.count({ where: { accountId: rental.accountId } })).toBe(0);
});
