import { beforeAll, expect, test } from "vitest";
import { parseIsc } from "@/lib/domain/money/amount";
import { openDueReloads, runReloads } from "@/lib/features/reload-runs/mutations";
import { stopAllReloads, stopReloads, switchReloadingOff } from "@/lib/features/reloads/mutations";
import { db } from "@/lib/platform/db/client";
import { freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, type Rental } from "@/tests/support/rental";
import { openReloadable, papersOf, reloadsOf, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

const WORKERS = 8;

/** A reload is due of each, and nothing has looked for it yet. */
async function dueRentals(count: number): Promise<Rental[]> {
  const rentals: Rental[] = [];
  for (let index = 0; index < count; index += 1) {
    const rental = await openReloadable(2, rentals[0]);
    await switchOn(rental);
    rentals.push(rental);
  }
  for (const rental of rentals) await goToWeeksBefore(rental, 1);
  return rentals;
}

const reloadCharges = async ({ accountId }: Rental) =>
  (await readLedger(accountId)).filter(({ source }) => source === "reload");

test("of many workers at once, each reload is charged, invoiced and mailed by one", async () => {
  const rentals = await dueRentals(3);
  await Promise.all(Array.from({ length: WORKERS }, () => runReloads()));
  await runReloads();
  for (const rental of rentals) {
    expect((await reloadsOf(rental)).map(({ state }) => state)).toEqual(["mailed"]);
    expect(await reloadCharges(rental)).toHaveLength(1);
    expect(await papersOf(rental)).toHaveLength(1);
    expect(await db.mail.count({ where: { accountId: rental.accountId, kind: "invoice" } })).toBe(1);
    expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  }
  const numbered = await db.invoice.findMany({
    where: { kind: "invoice" },
    orderBy: [{ year: "asc" }, { sequence: "asc" }],
  });
  for (const [index, { year, sequence, issuedAt }] of numbered.entries()) {
    const before = numbered[index - 1];
    expect(sequence).toBe(before?.year === year ? before.sequence + 1 : 1);
    expect(issuedAt).toBeGreaterThanOrEqual(before?.issuedAt ?? 0n);
  }
});

test("a charge by hand at the same time: both count or the reload is stopped, and nothing is lost", async () => {
  for (let round = 0; round < 4; round += 1) {
    const [rental] = (await dueRentals(1)) as [Rental];
    await openDueReloads();
    await Promise.all([runReloads(), chargeIsc(rental, "100"), runReloads()]);
    await runReloads();
    const [reload, ...others] = await reloadsOf(rental);
    expect(others).toEqual([]);
    const charges = await reloadCharges(rental);
    expect([reload?.state, charges.length]).toEqual(charges.length === 1 ? ["mailed", 1] : ["stopped", 0]);
    if (charges.length === 0) expect(reload?.stopReason).toBe("not_due");
    expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  }
});

test("nothing is charged once a stop switch has answered, whichever it is", async () => {
  const reason = "A test.";
  const switches = {
    partner: (rental: Rental) => switchReloadingOff(rental.partner, rental.accountId),
    vendor: (rental: Rental) => stopReloads(rental.vendor, { accountId: rental.accountId, reason }),
    all: (rental: Rental) => stopAllReloads(rental.vendor, reason),
  };
  for (const stop of Object.values(switches)) {
    const [rental] = (await dueRentals(1)) as [Rental];
    await openDueReloads();
    const running = Promise.all([runReloads(), runReloads()]);
    await stop(rental);
    const whenStopped = (await reloadCharges(rental)).length;
    await running;
    await runReloads();
    expect(await reloadCharges(rental)).toHaveLength(whenStopped);
    expect((await reloadsOf(rental)).map(({ state }) => state)).toEqual([
      whenStopped === 1 ? "mailed" : "stopped",
    ]);
    await stopAllReloads(rental.vendor, null);
  }
});

test("the database itself keeps a second open reload, a charge over the cap and a changed charge out", async () => {
  const [rental] = (await dueRentals(1)) as [Rental];
  const { accountId } = rental;
  await openDueReloads();
  const [reload] = await reloadsOf(rental);
  const another = {
    accountId,
    partnerId: rental.partner.organizationId,
    amountTicks: parseIsc("100"),
    openedAt: 0n,
  };
  await expect(db.reload.create({ data: another })).rejects.toThrow(/unique/i);
  await db.reloadSetting.update({
    where: { accountId },
    data: { monthlyCapTicks: parseIsc("150") },
  });
  await runReloads();
  const { chargedAt, activationKeyId } = (await reloadsOf(rental))[0]!;
  const second = await db.reload.create({ data: another });
  const key = await db.activationKey.findFirstOrThrow({ where: { id: { not: activationKeyId! } } });
  const charge = { state: "charged", chargedAt, activationKeyId: key.id };
  await expect(db.reload.update({ where: { id: second.id }, data: charge })).rejects.toThrow(/cap/);
  const id = reload!.id;
  await expect(db.reload.update({ where: { id }, data: { chargedAt: 1n } })).rejects.toThrow(/constraint/);
  await expect(db.reload.delete({ where: { id: second.id } })).rejects.toThrow(/constraint/);
});
