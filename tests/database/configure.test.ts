import { expect, test } from "vitest";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { requireAccount } from "@/lib/features/accounts/data";
import { createArticle } from "@/lib/features/articles/mutations";
import {
  changeAccountConfiguration,
  checkConfigurationChange,
} from "@/lib/features/configurations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  linesOf,
  newSerial,
  openRental,
  PORT,
  publishPrices,
  rent,
  type Rental,
  UC,
} from "@/tests/support/rental";

await freezeClock();

async function openCharged(isc = "10"): Promise<Rental> {
  const rental = await openRental();
  await chargeIsc(rental, isc);
  return rental;
}

const changeTo = (
  { accountId, serial }: Rental,
  quantities: Readonly<Record<string, number>>,
  seen: Readonly<{ basedOn?: number; seenPriceListId?: string }> = {},
) => ({
  accountId,
  changes: [{ serial, lines: linesOf(quantities), basedOn: seen.basedOn }],
  seenPriceListId: seen.seenPriceListId,
});

test("ten iSC with 25 Port and 25 UC last to the second the formula says", async () => {
  const rental = await openCharged();
  const answer = await rent(rental, { [PORT]: 25, [UC]: 25 });
  expect(answer).toMatchObject({
    applied: true,
    state: "running",
    monthlyIsc: "61.25",
    ratePerSecond: "6125",
  });
  expect(Date.parse(answer.exhaustsAt!) - Date.parse(answer.asOf)).toBe(429_061_000);
  expect(answer.pbxs).toEqual([{ serial: rental.serial, version: 1 }]);
  await advanceClock(429_061n);
  const account = await requireAccount(rental.partner, rental.accountId);
  expect(account.pbxs[0]?.lines).toMatchObject([
    { article: PORT, quantity: 25, price: 60n },
    { article: UC, quantity: 25, price: 185n },
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a change debits what was rented until now, at the old rate, and nothing after the last license is gone", async () => {
  const rental = await openCharged();
  await rent(rental, { [PORT]: 1 });
  await advanceClock(1_000n);
  await rent(rental, { [PORT]: 2 });
  await advanceClock(1_000n);
  expect(await rent(rental, {})).toMatchObject({ state: "idle", exhaustsAt: null });
  await advanceClock(86_400n);
  const entries = await readLedger(rental.accountId);
  expect(entries.map(({ amountTicks, event }) => `${amountTicks} ${event}`)).toEqual([
    "2628000000 null",
    "0 started",
    "-60000 null",
    "0 changed",
    "-120000 null",
    "0 ended",
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a quantity of zero removes a license, and an article named twice counts together", async () => {
  const rental = await openCharged();
  const lines = [...linesOf({ [PORT]: 2, [UC]: 0 }), { article: PORT, quantity: 3 }];
  const changes = [{ serial: rental.serial, lines }];
  await changeAccountConfiguration(rental.partner, { accountId: rental.accountId, changes });
  const { pbxs } = await requireAccount(rental.partner, rental.accountId);
  expect(pbxs[0]?.lines).toMatchObject([{ article: PORT, quantity: 5 }]);
});

test("each PBX pays the price of its scenario", async () => {
  const rental = await openCharged();
  const serial = newSerial();
  await addPbx(rental.partner, { accountId: rental.accountId, serial, name: "Cloud", scenario: "cloud" });
  const lines = linesOf({ [PORT]: 1 });
  const answer = await changeAccountConfiguration(rental.partner, {
    accountId: rental.accountId,
    changes: [rental.serial, serial].map((each) => ({ serial: each, lines })),
  });
  expect(answer.monthlyIsc).toBe("1.80");
});

test("new prices wait for the next change, and then hold for all PBXs, touched or not", async () => {
  const rental = await openCharged();
  const serial = newSerial();
  await addPbx(rental.partner, {
    accountId: rental.accountId,
    serial,
    name: "Remote",
    scenario: "on_premises",
  });
  await rent(rental, { [PORT]: 10 });
  await publishPrices(rental, { [PORT]: "0.70" });
  expect((await requireAccount(rental.partner, rental.accountId)).facts.rate).toBe(600n);
  const changes = [{ serial, lines: linesOf({ [UC]: 1 }) }];
  const answer = await changeAccountConfiguration(rental.partner, { accountId: rental.accountId, changes });
  expect(answer.monthlyIsc).toBe("8.85");
  expect(answer.pbxs.map(({ version }) => version)).toEqual([2, 1]);
  await publishPrices(rental, { [PORT]: "0.60" });
});

test("what could not pay its first second is refused and changes nothing", async () => {
  const rental = await openRental();
  await expect(rent(rental, { [PORT]: 1 })).rejects.toMatchObject({
    code: "balance_too_low",
    details: { balanceIsc: "0.00", monthlyIsc: "0.60" },
  });
  expect(await readLedger(rental.accountId)).toEqual([]);
});

test("articles that do not exist, cannot be rented or have no price are refused by name", async () => {
  const rental = await openCharged();
  const article = (number: string, rentable: boolean) =>
    createArticle(rental.vendor, {
      number,
      name: number,
      kind: "software",
      version: "",
      rentable,
      perDevice: false,
    });
  await article("88-1", false);
  await article("88-2", true);
  await expect(rent(rental, { "88-0": 1 })).rejects.toMatchObject({ code: "article_unknown" });
  await expect(rent(rental, { "88-1": 1 })).rejects.toMatchObject({ code: "article_not_rentable" });
  await expect(rent(rental, { "88-2": 1 })).rejects.toMatchObject({
    code: "price_missing",
    details: { article: "88-2", scenario: "on_premises" },
  });
});

test("more pieces than a line can have, and more than an account can rent, are refused", async () => {
  const rental = await openCharged();
  await expect(rent(rental, { [PORT]: MAX_QUANTITY + 1 })).rejects.toMatchObject({
    code: "quantity_invalid",
  });
  const absurd = await absurdPrices(rental);
  const serials = Array.from({ length: 50 }, newSerial);
  for (const serial of serials)
    await addPbx(rental.partner, {
      accountId: rental.accountId,
      serial,
      name: serial,
      scenario: "on_premises",
    });
  const lines = linesOf({ [PORT]: MAX_QUANTITY, [UC]: MAX_QUANTITY });
  const change = { accountId: rental.accountId, changes: serials.map((serial) => ({ serial, lines })) };
  await expect(changeAccountConfiguration(rental.partner, change)).rejects.toMatchObject({
    code: "rate_too_high",
  });
  await db.price.deleteMany({ where: { priceListId: absurd } });
  await db.priceList.delete({ where: { id: absurd } });
});

/** Prices nobody could publish today, as an older list may hold them. */
async function absurdPrices(rental: Rental): Promise<string> {
  const { id: before } = await db.priceList.findFirstOrThrow({ orderBy: { number: "desc" } });
  const { now: validFrom } = await requireAccount(rental.vendor, rental.accountId);
  const { id } = await db.priceList.create({ data: { validFrom } });
  await db.$executeRaw`
    INSERT INTO prices SELECT ${id}::uuid, article_number, scenario, ${10n ** 11n}, true FROM prices
    WHERE price_list_id = ${before}::uuid`;
  return id;
}

test("a PBX the account does not have is refused by its serial", async () => {
  const [rental, other] = [await openCharged(), await openCharged()];
  const change = { ...changeTo(other, { [PORT]: 1 }), accountId: rental.accountId };
  await expect(changeAccountConfiguration(rental.partner, change)).rejects.toMatchObject({
    code: "pbx_unknown",
    details: { serial: other.serial },
  });
});

test("a change made from an outdated view is refused, the same one confirmed by two tabs counts once", async () => {
  const rental = await openCharged();
  const apply = (quantity: number, basedOn: number) =>
    changeAccountConfiguration(rental.partner, changeTo(rental, { [PORT]: quantity }, { basedOn }));
  expect(await apply(5, 0)).toMatchObject({ applied: true });
  expect(await apply(5, 0)).toMatchObject({ applied: false, monthlyIsc: "3.00" });
  await expect(apply(6, 0)).rejects.toMatchObject({
    code: "configuration_outdated",
    details: { basedOn: 0, version: 1 },
  });
  expect(await apply(6, 1)).toMatchObject({ applied: true });
  expect(await readLedger(rental.accountId)).toHaveLength(3);
});

test("prices that changed since the person saw them are refused", async () => {
  const rental = await openCharged();
  const wanted = changeTo(rental, { [PORT]: 1 });
  const { priceListId } = await checkConfigurationChange(rental.partner, wanted);
  await publishPrices(rental, { [PORT]: "0.60" });
  const change = changeTo(rental, { [PORT]: 1 }, { seenPriceListId: priceListId! });
  await expect(changeAccountConfiguration(rental.partner, change)).rejects.toMatchObject({
    code: "prices_changed",
  });
});

test("another organization's account does not exist, and configuring needs the permission rental", async () => {
  const [rental, stranger] = [await openCharged(), await createCast()];
  const change = changeTo(rental, { [PORT]: 1 });
  for (const scope of [stranger.partner, stranger.customer]) {
    await expect(changeAccountConfiguration(scope, change)).rejects.toMatchObject({
      code: "account_not_found",
    });
  }
  const viewer = limited(rental.customer, { permissions: ["view"] });
  expect(() => changeAccountConfiguration(viewer, change)).toThrow(/permission_missing/);
  const reader = limited(rental.customer, { access: "read" });
  expect(() => checkConfigurationChange(reader, change)).toThrow(/token_read_only/);
  expect(await changeAccountConfiguration(rental.customer, change)).toMatchObject({ applied: true });
});

test("checking a change tells what it would do and changes nothing", async () => {
  const rental = await openCharged();
  const preview = await checkConfigurationChange(rental.partner, changeTo(rental, { [PORT]: 25 }));
  expect(preview.before).toMatchObject({ monthlyIsc: "0.00", exhaustsAt: null });
  expect(preview.after).toMatchObject({ monthlyIsc: "15.00", state: "running" });
  expect(preview.pbxs[0]?.lines).toMatchObject([{ article: PORT, oldQuantity: 0, newQuantity: 25 }]);
  expect(await readLedger(rental.accountId)).toHaveLength(1);
});

test("the same reference answers the first answer, and another request with it is refused", async () => {
  const rental = await openCharged();
  const send = (quantity: number) =>
    changeAccountConfiguration(rental.partner, changeTo(rental, { [PORT]: quantity }), "reference");
  const first = await send(3);
  await advanceClock(60n);
  expect(await send(3)).toEqual(first);
  await expect(send(4)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  expect(await readLedger(rental.accountId)).toHaveLength(2);
});
