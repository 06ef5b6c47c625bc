import { expect, test } from "vitest";
import { formatActivationKey, parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { chargeAccount, checkCharge } from "@/lib/features/charges/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  issueKey,
  openRental,
  openRunning,
  PORT,
  publishPrices,
  rent,
  UC,
} from "@/tests/support/rental";

await freezeClock();

test("a charge adds the key's credit, uses the key up and says so in the ledger", async () => {
  const rental = await openRental();
  const activationKey = await issueKey(rental, "12.50");
  const answer = await chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  expect(answer).toMatchObject({
    chargedIsc: "12.50",
    chargedTicks: "3285000000",
    balanceIsc: "12.50",
    balanceTicks: "3285000000",
    state: "idle",
    exhaustsAt: null,
    keyLastGroup: activationKey.lastGroup,
    sequence: "1",
  });
  const [entry] = await readLedger(rental.accountId);
  expect(entry).toMatchObject({ kind: "charge", actorId: rental.partner.userId, source: "token" });
  const key = await db.activationKey.findFirst({ where: { usedAccountId: rental.accountId } });
  expect(key).toMatchObject({ state: "used", usedBy: rental.partner.userId, id: entry?.activationKeyId });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a customer charges the own account, the vendor any", async () => {
  const rental = await openRental();
  for (const scope of [rental.customer, rental.vendor]) {
    const charge = { accountId: rental.accountId, activationKey: await issueKey(rental, "1") };
    expect(await chargeAccount(scope, charge)).toMatchObject({ chargedIsc: "1.00" });
  }
});

test("a key counts once, on this account and on any other", async () => {
  const [one, other] = [await openRental(), await openRental()];
  const activationKey = await issueKey(one, "5");
  await chargeAccount(one.partner, { accountId: one.accountId, activationKey });
  for (const rental of [one, other]) {
    const again = chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
    await expect(again).rejects.toMatchObject({ code: "activation_key_used" });
  }
  expect(await readLedger(other.accountId)).toEqual([]);
});

test("a key nobody issued is refused", async () => {
  const rental = await openRental();
  const activationKey = parseActivationKey(formatActivationKey(new Uint8Array(10).fill(7)));
  const charge = chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  await expect(charge).rejects.toMatchObject({ code: "activation_key_unknown" });
});

test("a cancelled key is refused", async () => {
  const rental = await openRental();
  const activationKey = await issueKey(rental, "5");
  await db.activationKey.updateMany({
    where: { lastGroup: activationKey.lastGroup, state: "unused" },
    data: { state: "cancelled", cancelledAt: 1n },
  });
  const charge = chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  await expect(charge).rejects.toMatchObject({ code: "activation_key_cancelled" });
});

test("a key with pieces in it is refused and stays unused", async () => {
  const rental = await openRental();
  const items = [{ article: PORT, quantity: 3 }];
  const [key] = await issueActivationKeys(rental.vendor, { items, count: 1, note: "" });
  const activationKey = parseActivationKey(key!.activationKey);
  const charge = chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  await expect(charge).rejects.toMatchObject({ code: "activation_key_holds_no_credits" });
  expect(await db.activationKey.findUnique({ where: { id: key!.id } })).toMatchObject({ state: "unused" });
});

test("another organization's account does not exist, and its key is not used up by the attempt", async () => {
  const [rental, stranger] = [await openRental(), await createCast()];
  const activationKey = await issueKey(rental, "5");
  for (const scope of [stranger.partner, stranger.customer]) {
    const charge = chargeAccount(scope, { accountId: rental.accountId, activationKey });
    await expect(charge).rejects.toMatchObject({ code: "account_not_found" });
  }
  const charge = chargeAccount(rental.partner, { accountId: "no-account", activationKey });
  await expect(charge).rejects.toMatchObject({ code: "account_not_found" });
  await chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
});

test("charging needs the permission rental and the right to write", async () => {
  const rental = await openRental();
  const charge = { accountId: rental.accountId, activationKey: await issueKey(rental, "5") };
  const viewer = limited(rental.partner, { permissions: ["view", "licenses", "contracts", "members"] });
  expect(() => chargeAccount(viewer, charge)).toThrow(/permission_missing/);
  expect(() => checkCharge(viewer, charge)).toThrow(/permission_missing/);
  const reader = limited(rental.partner, { access: "read" });
  expect(() => chargeAccount(reader, charge)).toThrow(/token_read_only/);
});

test("the prices a person saw are refused when they have changed, and nothing happens", async () => {
  const rental = await openRunning({ isc: "10", ports: 1 });
  const { priceListId } = await checkCharge(rental.partner, {
    accountId: rental.accountId,
    activationKey: await issueKey(rental, "1"),
  });
  await publishPrices(rental, { [PORT]: "0.60" });
  const charge = chargeAccount(rental.partner, {
    accountId: rental.accountId,
    activationKey: await issueKey(rental, "1"),
    seenPriceListId: priceListId!,
  });
  await expect(charge).rejects.toMatchObject({ code: "prices_changed" });
  expect(await readLedger(rental.accountId)).toHaveLength(2);
});

test("a charge beyond what an account can hold is refused and leaves the key unused", async () => {
  const rental = await openRental();
  for (let charges = 0; charges < 35; charges += 1) await chargeIsc(rental, "1000000000");
  const activationKey = await issueKey(rental, "1000000000");
  const charge = chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  await expect(charge).rejects.toMatchObject({ code: "balance_too_high" });
  expect(
    await db.activationKey.count({ where: { state: "unused", lastGroup: activationKey.lastGroup } }),
  ).toBe(1);
});

test("checking a charge tells what it would do, and the charge does it", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 25, [UC]: 25 });
  await publishPrices(rental, { [UC]: "2.00" });
  const activationKey = await issueKey(rental, "5");
  const preview = await checkCharge(rental.partner, { accountId: rental.accountId, activationKey });
  expect(preview.charge).toMatchObject({ chargedIsc: "5.00", balanceIsc: "15.00", monthlyIsc: "65.00" });
  expect(preview.before).toMatchObject({ balanceIsc: "10.00", monthlyIsc: "61.25" });
  expect(preview.after).toMatchObject({ balanceIsc: "15.00", monthlyIsc: "65.00" });
  expect(preview.pbxs[0]?.lines).toMatchObject([{ article: UC, oldPrice: "1.85", newPrice: "2.00" }]);
  expect(await readLedger(rental.accountId)).toHaveLength(2);
  await chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  expect((await readLedger(rental.accountId)).slice(2)).toMatchObject([
    { kind: "charge", rateAfter: 6125n, event: null, configurationVersion: 1 },
    { kind: "change", rateAfter: 6500n, event: "repriced", configurationVersion: 2 },
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  await publishPrices(rental, { [UC]: "1.85" });
});

test("a stopped rental resumes in the second of the charge and owes nothing for the time between", async () => {
  const rental = await openRunning({ isc: "0.60", ports: 1 });
  await advanceClock(2_628_000n + 86_400n);
  expect(await chargeIsc(rental, "0.60")).toMatchObject({ balanceTicks: "157680000", state: "running" });
  const entries = await readLedger(rental.accountId);
  expect(entries.map(({ kind, event }) => `${kind} ${event}`)).toEqual([
    "charge null",
    "change started",
    "rental stopped",
    "charge resumed",
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("the same reference answers the first answer, and another request with it is refused", async () => {
  const rental = await openRental();
  const { accountId } = rental;
  const activationKey = await issueKey(rental, "5");
  const first = await chargeAccount(rental.partner, { accountId, activationKey }, "reference 1");
  await advanceClock(60n);
  expect(await chargeAccount(rental.partner, { accountId, activationKey }, "reference 1")).toEqual(first);
  const other = { accountId, activationKey: await issueKey(rental, "5") };
  await expect(chargeAccount(rental.partner, other, "reference 1")).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
  expect(await readLedger(accountId)).toHaveLength(1);
});

test("a refused charge leaves its reference free", async () => {
  const rental = await openRental();
  const { accountId } = rental;
  const used = await issueKey(rental, "5");
  await chargeAccount(rental.partner, { accountId, activationKey: used });
  const refused = chargeAccount(rental.partner, { accountId, activationKey: used }, "reference 2");
  await expect(refused).rejects.toMatchObject({ code: "activation_key_used" });
  const activationKey = await issueKey(rental, "5");
  const charged = await chargeAccount(rental.partner, { accountId, activationKey }, "reference 2");
  expect(charged).toMatchObject({ balanceIsc: "10.00" });
});

test("an account that lasts longer than the database can count is kept, and still burns by the second", async () => {
  const rental = await openRental();
  await publishPrices(rental, { [PORT]: "0.01" });
  for (let charges = 0; charges < 35; charges += 1) await chargeIsc(rental, "1000000000");
  await chargeIsc(rental, "96545041");
  expect(await rent(rental, { [PORT]: 1 })).toMatchObject({ state: "running", ratePerSecond: "1" });
  expect(await chargeIsc(rental, "0.01")).toMatchObject({ state: "running" });
  await publishPrices(rental, { [PORT]: "0.60" });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
