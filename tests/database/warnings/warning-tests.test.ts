import { beforeAll, expect, test } from "vitest";
import { listAccountMails } from "@/lib/features/account-mails/data";
import { sendWarningTest } from "@/lib/features/warning-tests/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { createCast, limited } from "@/tests/support/cast";
import { freezeClock } from "@/tests/support/clock";
import { ADDRESSES, goToWeeksBefore, openWarnedRental, warn } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

test("a test reaches every warning address, in the account's language, and is in its log", async () => {
  const rental = await openWarnedRental(4, "de");
  await sendWarningTest(rental.partner, rental.accountId);
  const log = await listAccountMails(rental.customer, rental.accountId);
  expect(log).toMatchObject([{ kind: "warning-test", week: null, recipients: ADDRESSES, state: "kept" }]);
});

test("the log tells the newest first, with the week each mail warned of", async () => {
  const rental = await openWarnedRental();
  for (const week of [4, 3, 0]) {
    await goToWeeksBefore(rental, week);
    await sendDueWarnings();
  }
  const log = await listAccountMails(rental.partner, rental.accountId);
  expect(log.map(({ kind, week }) => [kind, week])).toEqual([
    ["rental-stopped", 0],
    ["rental-warning", 3],
    ["rental-warning", 4],
  ]);
});

test("without addresses there is nobody to test", async () => {
  const rental = await openWarnedRental();
  await warn(rental, []);
  await expect(sendWarningTest(rental.partner, rental.accountId)).rejects.toThrow(
    /warning_addresses_missing/,
  );
});

test("more than a few tests an hour are refused, also at once", async () => {
  const rental = await openWarnedRental();
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, () => sendWarningTest(rental.partner, rental.accountId)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  await expect(sendWarningTest(rental.partner, rental.accountId)).rejects.toMatchObject({
    code: "rate_limited",
    details: { retryAfterSeconds: expect.any(Number) },
  });
});

test("strangers see no account, and who may only look sends nothing", async () => {
  const rental = await openWarnedRental();
  const stranger = await createCast();
  await expect(sendWarningTest(stranger.partner, rental.accountId)).rejects.toThrow(/account_not_found/);
  await expect(listAccountMails(stranger.customer, rental.accountId)).rejects.toThrow(/account_not_found/);
  const looking = limited(rental.partner, { permissions: ["view"] });
  await expect(sendWarningTest(looking, rental.accountId)).rejects.toThrow(/permission_missing/);
});
