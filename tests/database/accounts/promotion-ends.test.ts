import { beforeEach, expect, test } from "vitest";
import { type Instant, instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { addPbx, removePbx } from "@/lib/features/pbxs/mutations";
import { approvePromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, linesOf, newSerial, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const NAME = "Headquarters";
const DAY = 86_400n;

/** An account with 10 iSC that rents nothing yet, whose system of this name is free for a day. */
async function promoted(systemName = NAME): Promise<Rental & { endsAt: Instant }> {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const { partner, vendor, accountId } = rental;
  const { id: promotionId } = await requestPromotion(partner, { accountId, systemName, note: "" });
  const endsAt = instant((await portalTime()) + DAY);
  await approvePromotion(vendor, { promotionId, endsAt });
  return { ...rental, endsAt };
}

const factsOf = async ({ partner, accountId }: Rental) => (await requireAccount(partner, accountId)).facts;

test("what is rented only after the approval is free up to the end, and stops in that second", async () => {
  const rental = await promoted();
  await rent(rental, { [PORT]: 10 });
  const free = await requireAccount(rental.partner, rental.accountId);
  expect(free.facts).toMatchObject({ rate: 0n, rented: true });
  expect(free.pbxs[0]).toMatchObject({ freeUntil: rental.endsAt, endsAt: rental.endsAt });
  await advanceClock(DAY + 50n);
  await settleDue();
  expect(await factsOf(rental)).toMatchObject({ rented: false, settledAt: rental.endsAt });
  const [last] = (await readLedger(rental.accountId)).slice(-1);
  expect(last).toMatchObject({ kind: "change", at: rental.endsAt, event: "ended", source: "contract_end" });
  const where = { accountId: rental.accountId };
  expect(await db.partnerPromotion.findFirst({ where })).toMatchObject({
    state: "ended",
    endedAt: rental.endsAt,
  });
  expect(await db.pbx.findFirst({ where })).toMatchObject({ freeUntil: null });
  await rent(rental, { [PORT]: 10 });
  expect(await factsOf(rental)).toMatchObject({ rate: 600n });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test.each([0n, 1n, DAY])(
  "what rents nothing until %s s after the end costs its price, and does not stop",
  async (late) => {
    const rental = await promoted();
    await advanceClock(DAY + late);
    expect((await requireAccount(rental.partner, rental.accountId)).pbxs[0]).toMatchObject({
      freeUntil: null,
      isFree: false,
    });
    await rent(rental, { [PORT]: 1 });
    expect(await factsOf(rental)).toMatchObject({ rate: 60n, rented: true });
    await advanceClock(10n);
    await settleDue();
    const { facts, pbxs } = await requireAccount(rental.partner, rental.accountId);
    expect([facts.rented, pbxs[0]?.endsAt]).toEqual([true, null]);
  },
);

test("when the free system is taken out, the next of its name is free from that second on", async () => {
  const rental = await promoted();
  const { partner, accountId, serial, endsAt } = rental;
  const twin = newSerial();
  await addPbx(partner, { accountId, serial: twin, name: NAME, scenario: "on_premises" });
  const changes = [{ serial: twin, lines: linesOf({ [PORT]: 1 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  await advanceClock(100n);
  await removePbx(partner, { accountId, serial });
  const { facts, pbxs } = await requireAccount(partner, accountId);
  expect(facts).toMatchObject({ rate: 0n, rented: true, balance: 2_628_000_000n - 6_000n });
  expect(pbxs).toMatchObject([{ serial: twin, isFree: true, endsAt }]);
  expect(await faultsOfLedger(accountId)).toEqual([]);
});

test("a system that is added while its promotion is approved is free, whoever comes first", async () => {
  const rental = await openRental();
  const { partner, vendor, accountId } = rental;
  await chargeIsc(rental, "10");
  const { id: promotionId } = await requestPromotion(partner, { accountId, systemName: "New", note: "" });
  const endsAt = instant((await portalTime()) + DAY);
  await Promise.all([
    approvePromotion(vendor, { promotionId, endsAt }),
    addPbx(partner, { accountId, serial: newSerial(), name: "New", scenario: "on_premises" }),
  ]);
  const { pbxs } = await requireAccount(partner, accountId);
  expect(pbxs.map(({ name, isFree }) => [name, isFree])).toContainEqual(["New", true]);
});
