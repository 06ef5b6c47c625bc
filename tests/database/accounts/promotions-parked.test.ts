import { beforeEach, expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { parkBrokenAccounts, releaseParkedAccount } from "@/lib/features/license-law/parking/mutations";
import { approvePromotion, endPromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { openRunning, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const DAY = 86_400n;

const requested = ({ partner, accountId }: Rental) =>
  requestPromotion(partner, { accountId, systemName: "Headquarters", note: "" });

const approved = async ({ vendor }: Rental, promotionId: string) =>
  approvePromotion(vendor, { promotionId, endsAt: instant((await portalTime()) + DAY) });

/** Makes an account store another balance than its ledger tells, as nobody can through the portal. */
const misplace = ({ accountId }: Rental, ticks: bigint) =>
  pool().query("UPDATE accounts SET balance_ticks = balance_ticks + $2 WHERE id = $1", [accountId, ticks]);

async function parked(rental: Rental): Promise<void> {
  await misplace(rental, 7n);
  await parkBrokenAccounts();
}

async function released(rental: Rental): Promise<void> {
  await misplace(rental, -7n);
  await releaseParkedAccount(rental.vendor, rental.accountId);
}

test("no promotion makes anything free on a parked account; once it goes on, it can", async () => {
  const rental = await openRunning({ isc: "10", ports: 10 });
  const { id } = await requested(rental);
  await parked(rental);
  const before = await readLedger(rental.accountId);
  await expect(approved(rental, id)).rejects.toMatchObject({ code: "account_parked" });
  expect(await readLedger(rental.accountId)).toEqual(before);
  await released(rental);
  expect(await approved(rental, id)).toMatchObject({ state: "approved" });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a promotion that ends while its account is parked stops its system in that second all the same", async () => {
  const rental = await openRunning({ isc: "10", ports: 10 });
  const { id: promotionId } = await requested(rental);
  await approved(rental, promotionId);
  await parked(rental);
  await advanceClock(100n);
  await endPromotion(rental.vendor, { promotionId, reason: "Given up." });
  const endedAt = await portalTime();
  await advanceClock(100n);
  await released(rental);
  await settleDue();
  const { facts, pbxs } = await requireAccount(rental.partner, rental.accountId);
  expect(facts).toMatchObject({ rented: false, rate: 0n, settledAt: endedAt });
  expect(pbxs).toMatchObject([{ lines: [], freeUntil: null }]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
