import { expect, test } from "vitest";
import { parkBrokenAccounts, releaseParkedAccount } from "@/lib/features/license-law/parking/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger } from "@/tests/support/ledger";
import { chargeIsc, openRunning, PORT, rent, type Rental } from "@/tests/support/rental";

await freezeClock();

/** A rental that burns 0.60 iSC a month and lasts so many months. */
const runFor = (months: number): Promise<Rental> => openRunning({ isc: (0.6 * months).toFixed(2), ports: 1 });

/** What nobody can do through the portal: an account that stores another balance than its ledger tells. */
const breakBalance = ({ accountId }: Rental, ticks: bigint) =>
  pool().query("UPDATE accounts SET balance_ticks = balance_ticks + $2 WHERE id = $1", [accountId, ticks]);

const parkedReason = async ({ accountId }: Rental) => {
  const { parkedAt, parkedReason: reason } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  return parkedAt === null ? null : reason;
};

test("an account whose ledger does not add up is parked when it would be settled, and the others go on", async () => {
  const [sound, broken, other] = [await runFor(1), await runFor(1), await runFor(1)];
  await breakBalance(broken, 1n);
  await advanceClock(2_628_001n);
  expect(await settleDue()).toBe(2);
  expect(await parkedReason(broken)).toBe("balance");
  for (const rental of [sound, other]) {
    expect(await parkedReason(rental)).toBeNull();
    expect(await faultsOfLedger(rental.accountId)).toEqual([]);
    const last = await db.accountEntry.findFirst({
      where: { accountId: rental.accountId },
      orderBy: { sequence: "desc" },
    });
    expect(last).toMatchObject({ kind: "rental", event: "stopped", balanceTicks: 0n });
  }
  expect(await settleDue()).toBe(0);
});

test("a parked account can be neither charged nor changed", async () => {
  const rental = await runFor(2);
  await breakBalance(rental, 5n);
  expect(await parkBrokenAccounts()).toBe(1);
  await expect(chargeIsc(rental, "1")).rejects.toMatchObject({ code: "account_parked" });
  await expect(rent(rental, { [PORT]: 2 })).rejects.toMatchObject({ code: "account_parked" });
  expect(await db.activationKey.count({ where: { usedAccountId: rental.accountId } })).toBe(1);
});

test("an account is released when its ledger adds up again, and not before", async () => {
  const rental = await runFor(2);
  await breakBalance(rental, -7n);
  await parkBrokenAccounts();
  const tooEarly = releaseParkedAccount(rental.vendor, rental.accountId);
  await expect(tooEarly).rejects.toMatchObject({ code: "account_parked" });
  await breakBalance(rental, 7n);
  await releaseParkedAccount(rental.vendor, rental.accountId);
  expect(await parkedReason(rental)).toBeNull();
  await chargeIsc(rental, "1");
  await expect(releaseParkedAccount(rental.partner, rental.accountId)).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
});

test("sound accounts are never parked, whatever happens on them meanwhile", async () => {
  const rentals = await Promise.all([1, 2, 3].map(() => runFor(3)));
  const [, ...parked] = await Promise.all([
    Promise.all(rentals.flatMap((rental) => Array.from({ length: 5 }, () => chargeIsc(rental, "0.01")))),
    parkBrokenAccounts(),
    parkBrokenAccounts(),
  ]);
  expect(parked).toEqual([0, 0]);
});
