import { beforeEach, expect, test } from "vitest";
import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import type { ContractKind } from "@/lib/domain/contracts/contract";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { requireExplanation } from "@/lib/features/explanations/data";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { readLaw } from "@/lib/features/license-law/data";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRunning, PORT, rent, type Rental, rentInTheCloud } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const TEN_ISC = 2_628_000_000n;

/** An account with 10 iSC that rents ten ports at 0.60 iSC a month, and so burns 600 ticks a second. */
const running = (isc = "10"): Promise<Rental> => openRunning({ isc, ports: 10 });

const noticeOf = (rental: Rental, inSeconds: bigint, kind: ContractKind = "software_rental") =>
  giveNotice(rental, { kind, inSeconds });

const entriesAt = async (accountId: string, count: number) =>
  (await readLedger(accountId))
    .slice(-count)
    .map(({ kind, at, amountTicks, event, source }) => [kind, at, amountTicks, event, source]);

test("what runs under the contract runs up to its end, which everything tells before it comes", async () => {
  const rental = await running();
  const endsAt = await noticeOf(rental, 1_000n);
  const { facts, now, pbxs } = await requireAccount(rental.partner, rental.accountId);
  expect([stateAt(facts, now), exhaustionAfter(facts, now), pbxs[0]?.endsAt]).toEqual([
    "running",
    endsAt,
    endsAt,
  ]);
  expect([balanceAt(facts, endsAt), balanceAt(facts, instant(endsAt + 500n))]).toEqual([
    TEN_ISC - 600_000n,
    TEN_ISC - 600_000n,
  ]);
  expect((await getDeviceGrant(rental.serial)).content.expiresAt).toBe(endsAt);
  const account = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect([account.exhaustsAt, account.rentalEndsAt]).toEqual([endsAt, endsAt]);
  await expect(rent(rental, { [PORT]: 11 })).rejects.toMatchObject({ code: "contract_ended" });
});

test("it is posted in its own second, however late, and nothing is debited after it", async () => {
  const rental = await running();
  const endsAt = await noticeOf(rental, 1_000n);
  await advanceClock(90_000n);
  expect((await getDeviceGrant(rental.serial)).content).toEqual({ licenses: [], expiresAt: null });
  const [{ held } = { held: null }] = await db.$queryRaw<{ held: bigint }[]>`
    SELECT account_held(a, portal_now()) AS held FROM accounts a WHERE id = ${rental.accountId}::uuid`;
  expect(held).toBe(TEN_ISC - 600_000n);
  expect(await settleDue()).toBeGreaterThan(0);
  expect(await settleDue()).toBe(0);
  expect(await entriesAt(rental.accountId, 2)).toEqual([
    ["rental", endsAt, -600_000n, null, "rental"],
    ["change", endsAt, 0n, "ended", "contract_end"],
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  const { facts, pbxs } = await requireAccount(rental.partner, rental.accountId);
  expect(facts).toMatchObject({ rate: 0n, rented: false, settledAt: endsAt });
  expect(pbxs[0]).toMatchObject({ version: 2, lines: [], endsAt: null });
});

test.each(["a look", "a charge", "a settlement"])("first comes %s: the ledger is the same", async (first) => {
  const rental = await running();
  const endsAt = await noticeOf(rental, 1_000n);
  await advanceClock(5_000n);
  if (first === "a look") await requireAccount(rental.partner, rental.accountId);
  if (first === "a charge") await chargeIsc(rental, "1");
  if (first === "a settlement") await settleDue();
  const entries = (await readLedger(rental.accountId)).slice(2, 4);
  expect(entries.map(({ at, balanceTicks, event }) => [at, balanceTicks, event])).toEqual([
    [endsAt, TEN_ISC - 600_000n, null],
    [endsAt, TEN_ISC - 600_000n, "ended"],
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("credit that runs out before stops it, and the end leaves nothing rented", async () => {
  const rental = await running("0.01");
  const stop = instant((await portalNow(db)) + 2_628_000n / 600n);
  const endsAt = await noticeOf(rental, 100_000n);
  expect((await getDeviceGrant(rental.serial)).content.expiresAt).toBe(stop);
  await advanceClock(200_000n);
  await settleDue();
  expect(await entriesAt(rental.accountId, 2)).toEqual([
    ["rental", stop, -2_628_000n, "stopped", "rental"],
    ["change", endsAt, 0n, "ended", "contract_end"],
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("the end of myApps Cloud stops the cloud in its second, and the rest goes on for longer", async () => {
  const rental = await running("1");
  const cloud = await rentInTheCloud(rental);
  const start = await portalNow(db);
  const endsAt = await noticeOf(rental, 10_000n, "myapps_cloud");
  // 10,000 s at 1,200 ticks, then 600: what is left pays for so many seconds more.
  const stop = instant(endsAt + (262_800_000n - 12_000_000n) / 600n);
  const { facts } = await requireAccount(rental.partner, rental.accountId);
  expect(exhaustionAfter(facts, start)).toBe(stop);
  const account = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect([account.exhaustsAt, account.rentalEndsAt]).toEqual([stop, endsAt]);
  expect((await getDeviceGrant(parseSerial(cloud))).content.expiresAt).toBe(endsAt);
  expect((await getDeviceGrant(rental.serial)).content.expiresAt).toBe(stop);
  const ahead = await requireExplanation(rental.partner, rental.accountId, instant(endsAt + 10n));
  expect(ahead).toMatchObject({
    rate: 600n,
    paidSeconds: 10n,
    balance: 262_800_000n - 12_000_000n - 6_000n,
    contractEndedAt: endsAt,
  });
  expect(ahead.lines.map(({ serial }) => serial)).toEqual([rental.serial]);
  await advanceClock(20_000n);
  const [{ held } = { held: null }] = await db.$queryRaw<{ held: bigint }[]>`
    SELECT account_held(a, portal_now()) AS held FROM accounts a WHERE id = ${rental.accountId}::uuid`;
  expect(held).toBe(262_800_000n - 12_000_000n - 6_000_000n);
  await settleDue();
  expect(await entriesAt(rental.accountId, 2)).toEqual([
    ["rental", endsAt, -12_000_000n, null, "rental"],
    ["change", endsAt, 0n, "changed", "contract_end"],
  ]);
  await advanceClock(1_000_000n);
  await settleDue();
  expect((await entriesAt(rental.accountId, 1))[0]).toMatchObject([
    "rental",
    stop,
    -250_800_000n,
    "stopped",
    "rental",
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a charge beforehand moves the credit's end and not the contract's", async () => {
  const rental = await running("0.01");
  const endsAt = await noticeOf(rental, 100_000n);
  const charged = await chargeIsc(rental, "10");
  expect(charged.exhaustsAt).toBe(new Date(Number(endsAt) * 1_000).toISOString().replace(".000Z", "Z"));
  expect((await getDeviceGrant(rental.serial)).content.expiresAt).toBe(endsAt);
});

test("a contract approved before the end carries on, one approved after it does not bring back what stopped", async () => {
  const rental = await running();
  await noticeOf(rental, 1_000n);
  await advanceClock(500n);
  await agreed({ vendor: rental.vendor, by: rental.partner });
  await advanceClock(5_000n);
  await settleDue();
  const { facts, now } = await requireAccount(rental.partner, rental.accountId);
  expect([stateAt(facts, now), balanceAt(facts, now)]).toEqual(["running", TEN_ISC - 5_500n * 600n]);
  const endsAt = await noticeOf(rental, 1_000n);
  await advanceClock(3_000n);
  await agreed({ vendor: rental.vendor, by: rental.partner });
  const ended = await requireAccount(rental.partner, rental.accountId);
  expect(ended.facts).toMatchObject({ rented: false, settledAt: endsAt });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a change before the end is debited at its rate, and what was removed never stops again", async () => {
  const rental = await running();
  const endsAt = await noticeOf(rental, 1_000n);
  await advanceClock(400n);
  await rent(rental, { [PORT]: 4 });
  await advanceClock(10_000n);
  const { facts } = await requireAccount(rental.partner, rental.accountId);
  expect(facts.balance).toBe(TEN_ISC - 400n * 600n - 600n * 240n);
  expect(facts.settledAt).toBe(endsAt);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("the law holds between the end and its entry", async () => {
  const rental = await running();
  await noticeOf(rental, 1_000n);
  await advanceClock(4_000n);
  expect((await readLaw()).rows.filter(({ holds }) => !holds)).toEqual([]);
});
