import { beforeEach, expect, test } from "vitest";
import { exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { type Instant, instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { addPbx, removePbx } from "@/lib/features/pbxs/mutations";
import { listPromotions } from "@/lib/features/promotions/data";
import {
  approvePromotion,
  endPromotion,
  rejectPromotion,
  requestPromotion,
} from "@/lib/features/promotions/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  linesOf,
  newSerial,
  openRental,
  openRunning,
  PORT,
  publishPrices,
  rent,
  type Rental,
} from "@/tests/support/rental";

beforeEach(() => freezeClock());

const NAME = "Headquarters";
const DAY = 86_400n;

/** A partner's own account with 10 iSC that rents ten ports on its system, at 600 ticks a second. */
const inHouse = (): Promise<Rental> => openRunning({ isc: "10", ports: 10 });

const request = ({ partner, accountId }: Rental, systemName = NAME) =>
  requestPromotion(partner, { accountId, systemName, note: "" });

async function promoted(rental: Rental, systemName = NAME): Promise<{ id: string; endsAt: Instant }> {
  const { id } = await request(rental, systemName);
  const endsAt = instant((await portalTime()) + DAY);
  await approvePromotion(rental.vendor, { promotionId: id, endsAt });
  return { id, endsAt };
}

test("what the system of that name rents costs nothing from the approval to the end, and stops in that second", async () => {
  const rental = await inHouse();
  const { partner, accountId, serial } = rental;
  await advanceClock(100n);
  const { endsAt } = await promoted(rental);
  const free = await requireAccount(partner, accountId);
  expect(free.facts).toMatchObject({ rate: 0n, rented: true, balance: 2_628_000_000n - 60_000n });
  expect(free.pbxs[0]).toMatchObject({ freeUntil: endsAt, endsAt });
  expect([stateAt(free.facts, free.now), exhaustionAfter(free.facts, free.now)]).toEqual(["running", endsAt]);
  expect((await getDeviceGrant(serial)).content.expiresAt).toBe(endsAt);
  await rent(rental, { [PORT]: 20 });
  expect((await requireAccount(partner, accountId)).facts.rate).toBe(0n);
  await advanceClock(DAY + 50n);
  await settleDue();
  const ended = await requireAccount(partner, accountId);
  expect(ended.facts).toMatchObject({ rented: false, balance: 2_628_000_000n - 60_000n, settledAt: endsAt });
  expect(ended.pbxs[0]).toMatchObject({ freeUntil: null, lines: [] });
  const [last] = (await readLedger(accountId)).slice(-1);
  expect(last).toMatchObject({ kind: "change", at: endsAt, event: "ended", source: "contract_end" });
  expect(await faultsOfLedger(accountId)).toEqual([]);
  expect((await listPromotions(partner))[0]).toMatchObject({ state: "ended", serial: null });
});

test("a charge under new prices leaves what is free free, and the rest pays", async () => {
  const rental = await inHouse();
  const { partner, accountId } = rental;
  const other = newSerial();
  await addPbx(partner, { accountId, serial: other, name: "Branch", scenario: "on_premises" });
  const changes = [{ serial: other, lines: linesOf({ [PORT]: 1 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  await promoted(rental);
  await publishPrices(rental, { [PORT]: "0.90" });
  await chargeIsc(rental, "1");
  expect((await requireAccount(partner, accountId)).facts.rate).toBe(90n);
  await publishPrices(rental, { [PORT]: "0.60" });
});

test("another name, to the letter, is not free; the same name on another device is", async () => {
  const rental = await openRental();
  const { partner, accountId, serial } = rental;
  await chargeIsc(rental, "10");
  await promoted(rental, "headquarters");
  await rent(rental, { [PORT]: 10 });
  expect((await requireAccount(partner, accountId)).facts.rate).toBe(600n);
  await rent(rental, {});
  await removePbx(partner, { accountId, serial });
  const next = newSerial();
  await addPbx(partner, { accountId, serial: next, name: "headquarters", scenario: "on_premises" });
  const changes = [{ serial: next, lines: linesOf({ [PORT]: 10 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  expect((await requireAccount(partner, accountId)).facts).toMatchObject({ rate: 0n, rented: true });
  const twin = newSerial();
  await addPbx(partner, { accountId, serial: twin, name: "headquarters", scenario: "on_premises" });
  const free = await db.pbx.findMany({ where: { accountId, freeUntil: { not: null } } });
  expect(free.map((pbx) => pbx.serial)).toEqual([next]);
});

test("a free article needs a positive balance too", async () => {
  const rental = await openRental();
  await promoted(rental);
  await expect(rent(rental, { [PORT]: 1 })).rejects.toMatchObject({ code: "balance_too_low" });
});

test("a new promotion takes the place of the one before, whose system stops in that second", async () => {
  const rental = await inHouse();
  const { partner, accountId } = rental;
  const first = await promoted(rental);
  const other = newSerial();
  await addPbx(partner, { accountId, serial: other, name: "New name", scenario: "on_premises" });
  await advanceClock(10n);
  await promoted(rental, "New name");
  const { pbxs } = await requireAccount(partner, accountId);
  expect(pbxs.map(({ name, freeUntil, lines }) => [name, freeUntil !== null, lines.length])).toEqual([
    [NAME, false, 0],
    ["New name", true, 0],
  ]);
  const states = (await listPromotions(partner)).map(({ id, state }) => [id === first.id, state]);
  expect(states.toSorted()).toEqual([
    [false, "approved"],
    [true, "ended"],
  ]);
  expect(await faultsOfLedger(accountId)).toEqual([]);
});

test("the vendor rejects with a reason, or ends it; each is mailed, and nobody else decides", async () => {
  const rental = await inHouse();
  const { vendor, partner, customer } = rental;
  const { id } = await request(rental);
  await expect(request(rental, "Another")).rejects.toMatchObject({ code: "promotion_requested" });
  await expect(async () =>
    approvePromotion(partner, { promotionId: id, endsAt: instant(9n) }),
  ).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
  await rejectPromotion(vendor, { promotionId: id, reason: "One is enough." });
  const again = await promoted(rental);
  await advanceClock(60n);
  await endPromotion(vendor, { promotionId: again.id, reason: "Given up." });
  expect((await requireAccount(partner, rental.accountId)).facts.rented).toBe(false);
  expect(await listPromotions(customer)).toEqual([]);
  const mails = await db.mail.findMany({
    where: { kind: "promotion", organizationId: partner.organizationId },
    select: { subject: true },
  });
  const subjects = new Set(mails.map(({ subject }) => subject.split(":")[0]));
  expect(subjects).toEqual(
    new Set(["Promotion requested", "Promotion rejected", "Promotion approved", "Promotion ended"]),
  );
});

test("approved twice at once, it is approved once", async () => {
  const rental = await inHouse();
  const { id: promotionId } = await request(rental);
  const endsAt = instant((await portalTime()) + DAY);
  const approvals = await Promise.allSettled(
    [1, 2, 3].map(() => approvePromotion(rental.vendor, { promotionId, endsAt })),
  );
  expect(approvals.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await readLedger(rental.accountId)).filter(({ event }) => event === "repriced")).toHaveLength(1);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
