import { beforeEach, expect, test } from "vitest";
import { keptUntil } from "@/lib/domain/accounts/rental-ends";
import { instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { openAccount } from "@/lib/features/accounts/mutations";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const MONTHS_24 = 63_072_000n;
const FOUND_EMPTY = "0.60";

const keptOf = async ({ partner, accountId }: Rental) =>
  keptUntil((await requireAccount(partner, accountId)).facts.ends);

/** One that burned its last tick in its last second, and was still configured when the contract ended. */
async function burnedOut(): Promise<Rental> {
  const rental = await openRental();
  await chargeIsc(rental, FOUND_EMPTY);
  await rent(rental, { [PORT]: 1 });
  await advanceClock(2_628_000n);
  await settleDue();
  return rental;
}

/** Another account of the same two, opened when the contract had ended already. */
async function openedLater(rental: Rental): Promise<Rental> {
  const names = { name: "later", customerId: rental.customer.organizationId };
  const { id } = await openAccount(rental.partner, { ...names, warningEmails: [], warningLocale: "en" });
  return { ...rental, accountId: id };
}

test.each([
  ["was empty", () => openRental(), (rental: Rental) => Promise.resolve(rental)],
  ["had burned its last tick", burnedOut, (rental: Rental) => Promise.resolve(rental)],
  ["was not opened yet", () => openRental(), openedLater],
])("credit that comes to an account that %s at the last end is kept as long", async (_, open, later) => {
  const before = await open();
  const end = await giveNotice(before);
  const rental = await later(before);
  await advanceClock(100n);
  expect(await keptOf(rental)).toBeNull();
  await chargeIsc(rental, "5");
  expect(await keptOf(rental)).toBe(end + MONTHS_24);
  await chargeIsc(rental, "1");
  expect(await keptOf(rental)).toBe(end + MONTHS_24);
  await advanceClock(MONTHS_24);
  await settleDue();
  const [last] = (await readLedger(rental.accountId)).slice(-1);
  expect(last).toMatchObject({ kind: "forfeit", at: end + MONTHS_24, balanceTicks: 0n });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test.each([
  ["Software Rental of the customer", "software_rental", "customer"],
  ["Hardware Rental of the customer", "hardware_rental", "customer"],
  ["Hardware Rental of the partner", "hardware_rental", "partner"],
] as const)(
  "it is kept without an end while a contract is approved, and from the last end on: %s",
  async (_, kind, side) => {
    const rental = await openRental();
    await chargeIsc(rental, "5");
    const contractId = await agreed({ vendor: rental.vendor, by: rental[side] }, kind);
    await giveNotice(rental);
    expect(await keptOf(rental)).toBeNull();
    await advanceClock(100n);
    await endContract(rental.vendor, { contractId, reason: "Over." });
    expect(await keptOf(rental)).toBe((await portalTime()) + MONTHS_24);
  },
);

test("an end that comes before another one does not count, whichever was agreed first", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "5");
  const contractId = await agreed({ vendor: rental.vendor, by: rental.customer });
  const late = instant((await portalTime()) + 5_000n);
  await endContract(rental.vendor, { contractId, endsAt: late, reason: "Over." });
  await giveNotice(rental);
  expect(await keptOf(rental)).toBe(late + MONTHS_24);
});

test("what comes when that time is over already is nobody's to forfeit", async () => {
  const rental = await openRental();
  await giveNotice(rental);
  await advanceClock(MONTHS_24);
  await chargeIsc(rental, "5");
  expect(await keptOf(rental)).toBeNull();
});

test("a contract that ended before a time was told with it keeps credit for 24 average months", async () => {
  const rental = await openRental();
  const end = await giveNotice(rental);
  await untold(rental);
  await chargeIsc(rental, "5");
  expect(await keptOf(rental)).toBe(end + MONTHS_24);
});

/** As a contract stands that ended before the portal told how long credit is kept. */
async function untold({ partner }: Rental): Promise<void> {
  const own = { organizationId: partner.organizationId };
  await db.$transaction([
    db.$executeRaw`ALTER TABLE contracts DISABLE TRIGGER contracts_guarded`,
    db.contract.updateMany({ where: own, data: { keptSeconds: null } }),
    db.$executeRaw`ALTER TABLE contracts ENABLE TRIGGER contracts_guarded`,
  ]);
}
