import { beforeEach, expect, test } from "vitest";
import { keptUntil } from "@/lib/domain/accounts/rental-ends";
import { instant } from "@/lib/domain/instant";
import type { Permission } from "@/lib/domain/organizations/permissions";
import { requireAccount } from "@/lib/features/accounts/data";
import { sendRetentionNotices } from "@/lib/features/retention/notices/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { freezeClock } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { createPerson } from "@/tests/support/people";
import { chargeIsc, openRental, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const DAY = 86_400n;

const keptOf = async ({ partner, accountId }: Rental) =>
  instant(keptUntil((await requireAccount(partner, accountId)).facts.ends) ?? 0n);

const emailOf = async (userId: string) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;

const recipientsOf = async ({ accountId }: Rental) =>
  (await db.mail.findMany({ where: { accountId, kind: "retention" } }))
    .flatMap(({ recipients }) => recipients)
    .toSorted();

/** Starts so many at once, each of which has seen that nothing is sent before the first of them sends. */
async function atOnce(count: number, send: () => Promise<number>): Promise<number[]> {
  const keeper = await pool().connect();
  await keeper.query("BEGIN; LOCK TABLE retention_notices IN SHARE ROW EXCLUSIVE MODE");
  const sending = Promise.all(Array.from({ length: count }, send));
  await expect.poll(countWaiting).toBe(count);
  await keeper.query("COMMIT");
  keeper.release();
  return sending;
}

async function countWaiting(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows[0]?.count ?? 0;
}

const memberOf = (organizationId: string, permission: Permission) =>
  createPerson({ organizationId, permissions: ["view", permission] });

test("it is told once to the account's addresses and to all who rent, at the customer and at the partner", async () => {
  const rental = await openRental();
  const { partner, customer, accountId } = rental;
  await chargeIsc(rental, "10");
  const warningEmails = ["desk@nordlicht.example"];
  await db.account.update({ where: { id: accountId }, data: { warningEmails } });
  const renting = await memberOf(customer.organizationId, "rental");
  await memberOf(customer.organizationId, "licenses");
  const [gone, limited] = [
    await memberOf(partner.organizationId, "rental"),
    await memberOf(partner.organizationId, "rental"),
  ];
  await db.user.update({ where: { id: gone.id }, data: { removedAt: new Date() } });
  await db.membership.updateMany({ where: { userId: limited.id }, data: { limited: true } });
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - 5n * DAY));
  expect((await atOnce(3, sendRetentionNotices)).toSorted()).toEqual([0, 0, 1]);
  const people = [await emailOf(partner.userId), await emailOf(customer.userId), renting.email];
  expect(await recipientsOf(rental)).toEqual([...warningEmails, ...people].toSorted());
  expect(await sendRetentionNotices()).toBe(0);
});

test("a later contract that ends is told of anew, with its own second", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - 5n * DAY));
  expect(await sendRetentionNotices()).toBe(1);
  await agreed({ vendor: rental.vendor, by: rental.partner });
  expect(await sendRetentionNotices()).toBe(0);
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - 5n * DAY));
  expect(await sendRetentionNotices()).toBe(1);
  expect(await db.retentionNotice.count({ where: { accountId: rental.accountId, days: 7 } })).toBe(2);
});
