import { beforeEach, expect, test } from "vitest";
import { keptUntil } from "@/lib/domain/accounts/rental-ends";
import { instant, type Instant } from "@/lib/domain/instant";
import type { Permission } from "@/lib/domain/organizations/permissions";
import { requireAccount } from "@/lib/features/accounts/data";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { sendRetentionNotices } from "@/lib/features/retention/notices/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { freezeClock } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { createPerson } from "@/tests/support/people";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";
import { warn } from "@/tests/support/warned-rental";

beforeEach(() => freezeClock());

const DAY = 86_400n;

/** The second in which an account's credit is forfeited. */
async function keptOf({ partner, accountId }: Rental): Promise<Instant> {
  const kept = keptUntil((await requireAccount(partner, accountId)).facts.ends);
  if (kept === null) throw new Error("nothing says until when it is kept");
  return kept;
}

const noticesOf = ({ accountId }: Rental) =>
  db.mail.findMany({ where: { accountId, kind: "retention" }, orderBy: [{ portalAt: "asc" }] });

const recipientsOf = async (rental: Rental) =>
  (await noticesOf(rental)).flatMap(({ recipients }) => recipients).toSorted();

const emailOf = async ({ userId }: Readonly<{ userId: string }>) =>
  (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;

type Rights = Readonly<{ permissions: Permission[]; limited?: boolean; removed?: boolean }>;

/** One more person of an organization. */
async function join(organizationId: string, { permissions, limited = false, removed = false }: Rights) {
  const { id: userId } = await createPerson({ organizationId, permissions, hasPassword: false });
  await db.membership.updateMany({ where: { userId }, data: { limited } });
  if (removed) await db.user.update({ where: { id: userId }, data: { removedAt: new Date() } });
}

test("whoever is entered for warnings is told, and whoever may rent on either side, each once and nobody else", async () => {
  const rental = await openRental();
  const stranger = await openRental();
  await warn(rental, ["it@bergmann.example"]);
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  for (const { organizationId } of [rental.customer, rental.partner]) {
    await join(organizationId, { permissions: ["view", "contracts"] });
    await join(organizationId, { permissions: ["view", "rental"], limited: true });
    await join(organizationId, { permissions: ["view", "rental"], removed: true });
  }
  await join(stranger.partner.organizationId, { permissions: ["view", "rental"] });
  await freezeClock(instant((await keptOf(rental)) - 30n * DAY));
  await sendRetentionNotices();
  expect(await recipientsOf(rental)).toEqual(
    ["it@bergmann.example", await emailOf(rental.customer), await emailOf(rental.partner)].toSorted(),
  );
  expect(await noticesOf(stranger)).toEqual([]);
});

test("who signs in reads it in their language and once, also where their address is entered with other capitals", async () => {
  const rental = await openRental();
  await db.user.update({ where: { id: rental.customer.userId }, data: { locale: "de" } });
  const entered = (await emailOf(rental.customer)).toUpperCase();
  await warn(rental, [entered, "it@bergmann.example"]);
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - 30n * DAY));
  await sendRetentionNotices();
  const told = (await noticesOf(rental)).map(
    ({ recipients: [address], subject }) => [address, subject.includes("verfällt")] as const,
  );
  expect(new Map(told)).toEqual(
    new Map([
      [entered, true],
      ["it@bergmann.example", false],
      [await emailOf(rental.partner), false],
    ]),
  );
  expect(told).toHaveLength(3);
});

test("an end of what is rented is no forfeiture, and nothing that is kept without an end is told of", async () => {
  const rented = await openRental();
  await chargeIsc(rented, "10");
  await rent(rented, { [PORT]: 1 });
  await giveNotice(rented, { inSeconds: 5n * DAY });
  const kept = await openRental();
  await chargeIsc(kept, "10");
  await sendRetentionNotices();
  expect([await noticesOf(rented), await noticesOf(kept)]).toEqual([[], []]);
});

test("another end of a contract has notices of its own, with its own date", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - 7n * DAY));
  await sendRetentionNotices();
  const contractId = await agreed({ vendor: rental.vendor, by: rental.partner });
  await sendRetentionNotices();
  const before = (await noticesOf(rental)).length;
  expect(before).toBeGreaterThan(0);
  await endContract(rental.vendor, { contractId, reason: "Over." });
  const kept = await keptOf(rental);
  for (const days of [91n, 90n, 30n]) {
    await freezeClock(instant(kept - days * DAY));
    await sendRetentionNotices();
  }
  expect((await db.retentionNotice.findMany({ where: { keptUntil: kept } })).map(({ days }) => days)).toEqual(
    expect.arrayContaining([30, 90]),
  );
  expect(await noticesOf(rental)).toHaveLength(3 * before);
});

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

test("of three that tell at once, one alone does", async () => {
  const rental = await openRental();
  await warn(rental, ["it@bergmann.example"]);
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - 5n * DAY));
  expect((await atOnce(3, sendRetentionNotices)).toSorted()).toEqual([0, 0, 1]);
  expect(await recipientsOf(rental)).toHaveLength(3);
  expect(await sendRetentionNotices()).toBe(0);
});

test.each([
  [30n * DAY, "in 30 days"],
  [12n * DAY + 1n, "in 13 days"],
  [DAY, "within a day"],
  [1n, "within a day"],
] as const)("%s s before, a notice says how long the credit is still kept: %s", async (left, said) => {
  const rental = await openRental();
  await warn(rental, ["it@bergmann.example"]);
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  await freezeClock(instant((await keptOf(rental)) - left));
  await sendRetentionNotices();
  const subjects = (await noticesOf(rental)).map(({ subject }) => subject);
  expect(new Set(subjects.map((subject) => subject.split("forfeited ")[1]))).toEqual(new Set([said]));
});
