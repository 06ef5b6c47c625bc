import { beforeEach, expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { getAccount } from "@/lib/features/accounts/data";
import {
  changeAccountConfiguration,
  checkConfigurationChange,
} from "@/lib/features/configurations/mutations";
import { endContract, rejectContract } from "@/lib/features/contract-decisions/mutations";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { portalNow } from "@/lib/platform/db/now";
import { createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { agreed, offered } from "@/tests/support/contracts";
import {
  chargeIsc,
  linesOf,
  newSerial,
  openRental,
  openRunning,
  PORT,
  rent,
  type Rental,
} from "@/tests/support/rental";

beforeEach(() => freezeClock());

/** A charged account of people without any contract. */
async function charged(): Promise<Rental> {
  const rental = await openRental(await createCast({ withContracts: false }));
  await chargeIsc(rental, "10");
  return rental;
}

/** An account that rents, and then has no contract, as those did that rented before contracts were asked for. */
async function rentingWithout(): Promise<Rental> {
  const rental = await openRunning({ isc: "10", ports: 10 });
  await pool().query("ALTER TABLE contracts DISABLE TRIGGER contracts_kept");
  await db.contract.deleteMany({ where: { organizationId: rental.partner.organizationId } });
  await pool().query("ALTER TABLE contracts ENABLE TRIGGER contracts_kept");
  return rental;
}

const renting = (rental: Rental) => rent(rental, { [PORT]: 1 });

test("without a contract nothing is rented, and a look says so too; the balance stays", async () => {
  const rental = await charged();
  const refusal = { code: "contract_missing", details: { contract: "Software Rental" } };
  await expect(renting(rental)).rejects.toMatchObject(refusal);
  const changes = [{ serial: rental.serial, lines: linesOf({ [PORT]: 1 }) }];
  await expect(
    checkConfigurationChange(rental.customer, { accountId: rental.accountId, changes }),
  ).rejects.toMatchObject(refusal);
  const account = await getAccount(rental.partner, rental.accountId);
  expect(account?.facts).toMatchObject({ balance: parseIsc("10"), rented: false });
});

test("the word follows the offer until it is approved and has begun", async () => {
  const rental = await charged();
  const { vendor, partner } = rental;
  const first = await offered(partner);
  await expect(renting(rental)).rejects.toMatchObject({ code: "contract_undecided" });
  await rejectContract(vendor, { contractId: first, reason: "No." });
  await expect(renting(rental)).rejects.toMatchObject({ code: "contract_rejected" });
  const startsAt = instant((await portalNow(db)) + 60n);
  await agreed({ vendor, by: partner }, "software_rental", startsAt);
  await expect(renting(rental)).rejects.toMatchObject({ code: "contract_not_started" });
  await advanceClock(60n);
  expect((await renting(rental)).state).toBe("running");
});

test("a customer rents under its own contract or under its partner's", async () => {
  const own = await charged();
  await agreed({ vendor: own.vendor, by: own.customer });
  expect((await renting(own)).state).toBe("running");
  const partners = await charged();
  await agreed({ vendor: partners.vendor, by: partners.partner });
  expect((await renting(partners)).state).toBe("running");
});

test("a PBX in the cloud needs myApps Cloud beside it", async () => {
  const rental = await charged();
  const { vendor, partner, accountId } = rental;
  await agreed({ vendor, by: partner });
  const serial = newSerial();
  await addPbx(partner, { accountId, serial, name: "Cloud", scenario: "cloud" });
  const changes = [{ serial, lines: linesOf({ [PORT]: 1 }) }];
  await expect(changeAccountConfiguration(partner, { accountId, changes })).rejects.toMatchObject({
    code: "contract_missing",
    details: { contract: "myApps Cloud" },
  });
  await agreed({ vendor, by: partner }, "myapps_cloud");
  expect((await changeAccountConfiguration(partner, { accountId, changes })).state).toBe("running");
});

test("who rented before runs on without a contract, may rent less and charge, but not rent more", async () => {
  const rental = await rentingWithout();
  await advanceClock(10n);
  await expect(rent(rental, { [PORT]: 11 })).rejects.toMatchObject({ code: "contract_missing" });
  expect((await rent(rental, { [PORT]: 10 })).state).toBe("running");
  expect((await rent(rental, { [PORT]: 4 })).ratePerSecond).toBe("240");
  await chargeIsc(rental, "1");
  expect((await getDeviceGrant(rental.serial)).content.licenses).toHaveLength(1);
  expect((await rent(rental, {})).state).toBe("idle");
  await expect(renting(rental)).rejects.toMatchObject({ code: "contract_missing" });
});

test("after the end nothing is rented, and a new document grants nothing", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  await renting(rental);
  expect((await getDeviceGrant(rental.serial)).content.licenses).toHaveLength(1);
  const { organizationId } = rental.partner;
  const { id: contractId } = await db.contract.findFirstOrThrow({
    where: { organizationId, kind: "software_rental" },
  });
  await endContract(rental.vendor, { contractId, reason: "Over." });
  await expect(renting(rental)).rejects.toMatchObject({ code: "contract_ended" });
  expect((await getDeviceGrant(rental.serial)).content).toEqual({ licenses: [], expiresAt: null });
});

test("of renting and ending at once, nothing runs afterwards, whoever was first", async () => {
  for (let round = 0; round < 4; round += 1) {
    const rental = await openRental();
    await chargeIsc(rental, "10");
    const { organizationId } = rental.partner;
    const { id: contractId } = await db.contract.findFirstOrThrow({
      where: { organizationId, kind: "software_rental" },
    });
    const [rented, ended] = await Promise.allSettled([
      renting(rental),
      endContract(rental.vendor, { contractId, reason: "Over." }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (rented.status === "rejected") expect(rented.reason).toMatchObject({ code: "contract_ended" });
    expect((await getAccount(rental.partner, rental.accountId))?.facts.rented).toBe(false);
  }
});
