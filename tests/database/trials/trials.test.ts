import { beforeEach, expect, test } from "vitest";
import { formatInstant, instant, parseInstant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { TICKS_PER_ISC, ticks } from "@/lib/domain/money/units";
import { setWarningAddresses } from "@/lib/features/accounts/mutations";
import { checkCharge } from "@/lib/features/charges/mutations";
import { tryCharge } from "@/lib/features/charges/trial/mutations";
import { checkConfigurationChange } from "@/lib/features/configurations/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import {
  chargeIsc,
  issueKey,
  linesOf,
  openRental,
  PORT,
  publishPrices,
  rent,
  type Rental,
} from "@/tests/support/rental";

const WEEK = 604_800n;
let rental: Rental;

beforeEach(async () => {
  await freezeClock();
  rental = await openRental();
  await publishPrices(rental, { [PORT]: "0.60" });
});

const everything = () =>
  Promise.all([
    db.activationKey.count(),
    db.accountEntry.count(),
    db.account.findMany({ orderBy: { id: "asc" } }),
  ]);
const tried = (isc: string) =>
  tryCharge(rental.partner, { accountId: rental.accountId, amount: parseIsc(isc) });
const warn = () =>
  setWarningAddresses(rental.partner, rental.accountId, {
    warningEmails: ["a@b.example"],
    warningLocale: "en",
  });

test("a charge that is only tried says what the charge with a key says, and changes nothing", async () => {
  await chargeIsc(rental, "100");
  await rent(rental, { [PORT]: 100 });
  await publishPrices(rental, { [PORT]: "0.66" });
  await advanceClock(86_400n);
  const before = await everything();
  const { charge, ...preview } = await tried("50");
  expect(await everything()).toEqual(before);
  const key = await issueKey(rental, "50");
  const checked = await checkCharge(rental.partner, { accountId: rental.accountId, activationKey: key });
  const { charge: real, ...expected } = checked;
  expect(preview).toEqual(expected);
  expect({ ...charge, keyLastGroup: "" }).toEqual({ ...real, keyLastGroup: "" });
  expect(preview.pbxs[0]?.lines[0]).toMatchObject({ oldPrice: "0.60", newPrice: "0.66", oldQuantity: 100 });
  await publishPrices(rental, { [PORT]: "0.60" });
});

test("whoever sees an account may try; for a stranger there is none, and too much is refused", async () => {
  const accountId = rental.accountId;
  const reader = limited(rental.customer, { permissions: ["view"], access: "read" });
  expect(await tryCharge(reader, { accountId, amount: parseIsc("5") })).toMatchObject({
    after: { balanceIsc: "5.00" },
  });
  const stranger = (await openRental()).partner;
  await expect(tryCharge(stranger, { accountId, amount: parseIsc("5") })).rejects.toMatchObject({
    code: "account_not_found",
  });
  await chargeIsc(rental, "1");
  await expect(
    tryCharge(reader, { accountId, amount: ticks(2n ** 63n - TICKS_PER_ISC / 2n) }),
  ).rejects.toMatchObject({ code: "balance_too_high" });
});

/** The weeks of the warnings that are told. */
const weeksIn = (warnings: Awaited<ReturnType<typeof tried>>["warnings"]) =>
  warnings?.map(({ week }) => week);
const ALL_WEEKS = [7, 6, 5, 4, 3, 2, 1, 0];

test("a change that is tried tells which warnings would come, each in its week before the end", async () => {
  await warn();
  await chargeIsc(rental, "100");
  const changes = [{ serial: rental.serial, lines: linesOf({ [PORT]: 100 }) }];
  const told = await checkConfigurationChange(rental.partner, { accountId: rental.accountId, changes });
  const end = parseInstant(told.after.exhaustsAt ?? "");
  expect(told.warnings).toEqual(
    ALL_WEEKS.map((week) => ({ week, at: formatInstant(instant(end - BigInt(week) * WEEK)) })),
  );
});

test("what was told does come, and is not told again until a charge lifts the runway", async () => {
  await warn();
  await chargeIsc(rental, "100");
  await rent(rental, { [PORT]: 100 });
  const [seventh] = (await tried("0.01")).warnings ?? [];
  await freezeClock(parseInstant(seventh?.at ?? ""));
  await sendDueWarnings();
  expect(await db.warning.findMany({ where: { accountId: rental.accountId } })).toMatchObject([
    { weekIndex: 7 },
  ]);
  await advanceClock(3_600n);
  expect(weeksIn((await tried("0.01")).warnings)).toEqual(ALL_WEEKS.slice(1));
  expect(weeksIn((await tried("100")).warnings)).toEqual(ALL_WEEKS);
});

test("without warning addresses nobody is warned", async () => {
  expect((await tried("5")).warnings).toBeNull();
});
