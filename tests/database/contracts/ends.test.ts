import { beforeEach, expect, test } from "vitest";
import { formatInstant, instant } from "@/lib/domain/instant";
import { getAccount } from "@/lib/features/accounts/data";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { requireContract } from "@/lib/features/contracts/data";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { agreed } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, openRunning, type Rental, rentInTheCloud } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const REASON = "The company was sold.";

/** An account with 10 iSC that rents ten ports at 0.60 iSC a month. */
const running = (): Promise<Rental> => openRunning({ isc: "10", ports: 10 });

const contractOf = async ({ partner }: Rental, kind = "software_rental"): Promise<string> => {
  const { organizationId } = partner;
  return (await db.contract.findFirstOrThrow({ where: { organizationId, kind } })).id;
};

const accountOf = async ({ partner, accountId }: Rental) => {
  const account = await getAccount(partner, accountId);
  if (!account) throw new Error("the account is gone");
  return account;
};

test("ended at once, everything under it stops in that second, in the ledger, and the rest stays", async () => {
  const rental = await running();
  const other = await openRental(rental);
  await chargeIsc(other, "1");
  await advanceClock(100n);
  const contractId = await contractOf(rental);
  const { state, endsAt } = await endContract(rental.vendor, { contractId, reason: REASON });
  const now = await portalNow(db);
  expect([state, endsAt]).toEqual(["ended", formatInstant(now)]);
  const entries = await readLedger(rental.accountId);
  expect(entries.slice(-2).map(({ kind, at, amountTicks, event }) => [kind, at, amountTicks, event])).toEqual(
    [
      ["rental", now, -60_000n, null],
      ["change", now, 0n, "ended"],
    ],
  );
  await advanceClock(1_000n);
  const { facts, pbxs } = await accountOf(rental);
  expect(facts).toMatchObject({ rate: 0n, rented: false, balance: 2_628_000_000n - 60_000n });
  expect(pbxs[0]).toMatchObject({ version: 2, lines: [] });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  expect(await readLedger(other.accountId)).toHaveLength(1);
  const [audit] = await db.auditEntry.findMany({
    where: { action: "contract.ended" },
    orderBy: { id: "desc" },
  });
  expect(audit?.details).toMatchObject({ reason: REASON, stopped: 1 });
  const mails = await db.mail.findMany({
    where: { organizationId: rental.partner.organizationId, kind: "contract-ended" },
  });
  expect(mails.map(({ subject }) => subject)).toEqual(["Ended: Software Rental"]);
});

test("a customer's own contract goes on carrying its account", async () => {
  const rental = await running();
  await agreed({ vendor: rental.vendor, by: rental.customer });
  await endContract(rental.vendor, { contractId: await contractOf(rental), reason: REASON });
  expect((await accountOf(rental)).facts.rented).toBe(true);
});

test("the end of myApps Cloud stops the PBXs in the cloud alone", async () => {
  const rental = await running();
  const { accountId, serial } = rental;
  const cloud = await rentInTheCloud(rental);
  expect((await accountOf(rental)).facts.rate).toBe(1_200n);
  const contractId = await contractOf(rental, "myapps_cloud");
  await endContract(rental.vendor, { contractId, reason: REASON });
  const { facts, pbxs } = await accountOf(rental);
  expect(facts.rate).toBe(600n);
  expect(pbxs.map((pbx) => [pbx.serial, pbx.lines.length])).toEqual([
    [cloud, 0],
    [serial, 1],
  ]);
  expect(await faultsOfLedger(accountId)).toEqual([]);
});

test("an end in the past is refused", async () => {
  const rental = await running();
  const contractId = await contractOf(rental);
  const endsAt = instant((await portalNow(db)) - 1n);
  await expect(endContract(rental.vendor, { contractId, endsAt, reason: REASON })).rejects.toMatchObject({
    code: "contract_end_in_past",
  });
});

test("ended twice at once, it ends once", async () => {
  const rental = await running();
  const contractId = await contractOf(rental);
  const ends = await Promise.allSettled(
    [1, 2, 3].map(() => endContract(rental.vendor, { contractId, reason: REASON })),
  );
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await readLedger(rental.accountId)).filter(({ event }) => event === "ended")).toHaveLength(1);
  expect(await requireContract(rental.partner, contractId)).toMatchObject({
    state: "ended",
    endReason: REASON,
  });
});

test("a contract that carries no software ends without stopping any", async () => {
  const rental = await running();
  const { vendor, partner } = rental;
  const contractId = await agreed({ vendor, by: partner }, "reloading_service");
  await endContract(vendor, { contractId, reason: REASON });
  expect((await accountOf(rental)).facts.rented).toBe(true);
});

test("an account without any contract is nobody's to stop", async () => {
  const rental = await running();
  const stranger = await createCast();
  await endContract(stranger.vendor, {
    contractId: await contractOf({ ...rental, ...stranger }),
    reason: REASON,
  });
  expect((await accountOf(rental)).facts.rented).toBe(true);
});
