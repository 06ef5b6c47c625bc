import { beforeEach, expect, test } from "vitest";
import { ticks } from "@/lib/domain/money/units";
import { deleteAccount } from "@/lib/features/account-deletions/mutations";
import { getAccount, listAccounts } from "@/lib/features/accounts/data";
import { accountListSchema } from "@/lib/features/accounts/schema";
import { openAccount } from "@/lib/features/accounts/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { readLaw } from "@/lib/features/license-law/data";
import { addPbx, removePbx } from "@/lib/features/pbxs/mutations";
import { db } from "@/lib/platform/db/client";
import { freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, issueKey, newSerial, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const TEN_ISC = ticks(2_628_000_000n);

async function idle(): Promise<Rental & { name: string }> {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const { name } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  return { ...rental, name };
}

test("what is left is forfeited, told by the ledger, and the law holds", async () => {
  const { partner, customer, accountId, name, serial } = await idle();
  const answer = await deleteAccount(customer, { accountId, name, balanceTicks: TEN_ISC }, "once");
  expect(answer).toMatchObject({ name, forfeitedIsc: "10.00", forfeitedTicks: TEN_ISC.toString() });
  expect(await deleteAccount(customer, { accountId, name, balanceTicks: TEN_ISC }, "once")).toEqual(answer);
  const [entry] = (await readLedger(accountId)).slice(-1);
  expect(entry).toMatchObject({
    kind: "forfeit",
    amountTicks: -TEN_ISC,
    balanceTicks: 0n,
    actorId: customer.userId,
  });
  expect(await faultsOfLedger(accountId)).toEqual([]);
  expect((await readLaw()).rows.filter(({ holds }) => !holds)).toEqual([]);
  expect(
    await db.auditEntry.findFirst({ where: { action: "account.deleted", subject: name } }),
  ).toMatchObject({
    details: { forfeitedIsc: "10.00" },
  });
  expect(await getAccount(customer, accountId)).toBeNull();
  expect(await getAccount(partner, accountId)).toMatchObject({ deletedAt: expect.anything(), pbxs: [] });
  const list = accountListSchema.parse({ search: name });
  expect((await listAccounts(partner, list)).total).toBe(0);
  expect((await listAccounts(partner, { ...list, deleted: "only" })).accounts.map(({ id }) => id)).toEqual([
    accountId,
  ]);
  const again = await openAccount(partner, {
    customerId: customer.organizationId,
    name,
    warningEmails: [],
    warningLocale: "en",
  });
  await addPbx(partner, { accountId: again.id, serial, name: "Headquarters", scenario: "on_premises" });
});

test("refused: while something is rented, another name, another balance than was seen, twice", async () => {
  const rental = await idle();
  const { partner, accountId, name } = rental;
  const deletion = { accountId, name, balanceTicks: TEN_ISC };
  await expect(deleteAccount(partner, { ...deletion, name: `${name} ` })).resolves.toBeDefined();
  await expect(deleteAccount(partner, deletion)).rejects.toMatchObject({ code: "account_deleted" });
  await expect(chargeIsc(rental, "1")).rejects.toMatchObject({ code: "account_deleted" });
  await expect(rent(rental, { [PORT]: 1 })).rejects.toMatchObject({ code: "account_deleted" });
  const other = await idle();
  await expect(
    deleteAccount(other.partner, { accountId: other.accountId, name: "other", balanceTicks: TEN_ISC }),
  ).rejects.toMatchObject({ code: "name_differs" });
  await expect(
    deleteAccount(other.partner, { accountId: other.accountId, name: other.name, balanceTicks: ticks(1n) }),
  ).rejects.toMatchObject({ code: "balance_moved", details: { balanceIsc: "10.00" } });
  await rent(other, { [PORT]: 1 });
  await expect(
    deleteAccount(other.partner, { accountId: other.accountId, name: other.name, balanceTicks: TEN_ISC }),
  ).rejects.toMatchObject({ code: "account_rents" });
});

test("of a deletion and a charge at once, no credit is lost unseen", async () => {
  for (let round = 0; round < 5; round += 1) {
    const rental = await idle();
    const { partner, accountId, name } = rental;
    const activationKey = await issueKey(rental, "1000");
    const [deleted, charged] = await Promise.allSettled([
      deleteAccount(partner, { accountId, name, balanceTicks: TEN_ISC }),
      chargeAccount(partner, { accountId, activationKey }),
    ]);
    expect([deleted.status, charged.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const key = await db.activationKey.findFirstOrThrow({
      where: { amountTicks: 262_800_000_000n },
      orderBy: { id: "desc" },
    });
    expect(key.state).toBe(charged.status === "fulfilled" ? "used" : "unused");
    expect(await faultsOfLedger(accountId)).toEqual([]);
  }
});

test("the database books nothing on a deleted account, whoever asks", async () => {
  const { partner, accountId, name } = await idle();
  await deleteAccount(partner, { accountId, name, balanceTicks: TEN_ISC });
  await expect(db.account.update({ where: { id: accountId }, data: { balanceTicks: 5n } })).rejects.toThrow();
});

test("a PBX that rents nothing goes to another account, and comes back with its version", async () => {
  const rental = await idle();
  const { partner, accountId, serial } = rental;
  await rent(rental, { [PORT]: 1 });
  await expect(removePbx(partner, { accountId, serial })).rejects.toMatchObject({ code: "pbx_rents" });
  await rent(rental, {});
  const other = await openRental(rental);
  const pbx = { serial, name: "Moved", scenario: "on_premises" as const };
  await expect(addPbx(partner, { accountId: other.accountId, ...pbx })).rejects.toMatchObject({
    code: "serial_taken",
  });
  await removePbx(partner, { accountId, serial });
  await expect(removePbx(partner, { accountId, serial })).rejects.toMatchObject({ code: "pbx_unknown" });
  const adding = [accountId, other.accountId].map((id) => addPbx(partner, { accountId: id, ...pbx }));
  const outcomes = await Promise.allSettled(adding);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.pbx.count({ where: { serial, removedAt: null } })).toBe(1);
  const back = await db.pbx.findFirstOrThrow({ where: { serial, removedAt: null } });
  expect(back.version).toBe(back.accountId === accountId ? 2 : 0);
  expect(newSerial()).not.toBe(serial);
});
