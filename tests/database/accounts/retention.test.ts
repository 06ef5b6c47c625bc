import { beforeEach, expect, test } from "vitest";
import { balanceAt } from "@/lib/domain/accounts/balance";
import { keptUntil } from "@/lib/domain/accounts/rental-ends";
import { type Instant, instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { requireExplanation } from "@/lib/features/explanations/data";
import { readLaw } from "@/lib/features/license-law/data";
import { setRetention } from "@/lib/features/retention/mutations";
import { sendRetentionNotices } from "@/lib/features/retention/notices/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

const MONTHS_24 = 63_072_000n;
const DAY = 86_400n;
const ISC = 262_800_000n;

/** An account with 10 iSC whose contract was ended a moment ago. Answers the second up to which it is kept. */
async function ended(): Promise<{ rental: Rental; kept: Instant }> {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  await giveNotice(rental);
  const { facts } = await requireAccount(rental.partner, rental.accountId);
  const kept = keptUntil(facts.ends);
  if (kept === null) throw new Error("nothing says until when it is kept");
  return { rental, kept };
}

test("credit is kept for 24 months, and forfeited in exactly that second, however late", async () => {
  const { rental, kept } = await ended();
  const { partner, accountId } = rental;
  expect(kept).toBe((await portalTime()) + MONTHS_24);
  const { facts } = await requireAccount(partner, accountId);
  expect([balanceAt(facts, instant(kept - 1n)), balanceAt(facts, kept)]).toEqual([10n * ISC, 0n]);
  await advanceClock(MONTHS_24 + 5_000n);
  const explained = await requireExplanation(partner, accountId, instant(kept - 1n));
  expect(explained.balance).toBe(10n * ISC);
  await settleDue();
  const [entry] = (await readLedger(accountId)).slice(-1);
  expect(entry).toMatchObject({ kind: "forfeit", at: kept, amountTicks: -10n * ISC, source: "retention" });
  expect(await faultsOfLedger(accountId)).toEqual([]);
  expect((await readLaw()).rows.filter(({ holds }) => !holds)).toEqual([]);
});

test("lists and the law know it before it is posted, and a charge posts it first", async () => {
  const { rental, kept } = await ended();
  await advanceClock(MONTHS_24);
  const [row] = await db.$queryRaw<{ held: bigint }[]>`
    SELECT account_held(a, portal_now()) AS held FROM accounts a WHERE id = ${rental.accountId}::uuid`;
  expect(row?.held).toBe(0n);
  expect((await readLaw()).rows.filter(({ holds }) => !holds)).toEqual([]);
  await chargeIsc(rental, "3");
  const entries = (await readLedger(rental.accountId)).slice(-2);
  expect(entries.map(({ kind, at, balanceTicks }) => [kind, at, balanceTicks])).toEqual([
    ["forfeit", kept, 0n],
    ["charge", kept, 3n * ISC],
  ]);
});

test("a new contract keeps it, and lets it be used", async () => {
  const { rental } = await ended();
  await advanceClock(MONTHS_24 - 10n);
  await agreed({ vendor: rental.vendor, by: rental.customer });
  await rent(rental, { [PORT]: 1 });
  await advanceClock(DAY);
  const { facts, now } = await requireAccount(rental.partner, rental.accountId);
  expect(keptUntil(facts.ends)).toBeNull();
  expect(balanceAt(facts, now)).toBe(10n * ISC - 60n * DAY);
});

test("another time holds for what ends from now on", async () => {
  const first = await ended();
  await setRetention(first.rental.vendor, { months: 1 });
  const second = await ended();
  expect(second.kept).toBe((await portalTime()) + 2_628_000n);
  const { facts } = await requireAccount(first.rental.partner, first.rental.accountId);
  expect(keptUntil(facts.ends)).toBe(first.kept);
  await setRetention(first.rental.vendor, { months: 24 });
  await expect(async () => setRetention(first.rental.partner, { months: 3 })).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
});

test("it is told of 90, 30 and 7 days before, each once, after an outage the most urgent alone", async () => {
  const { rental, kept } = await ended();
  const days = async () => {
    await Promise.all([sendRetentionNotices(), sendRetentionNotices()]);
    const rows = await db.retentionNotice.findMany({ where: { accountId: rental.accountId } });
    return rows.map((row) => row.days).toSorted((one, other) => one - other);
  };
  await freezeClock(instant(kept - 91n * DAY));
  expect(await days()).toEqual([]);
  await freezeClock(instant(kept - 90n * DAY));
  expect(await days()).toEqual([90]);
  await freezeClock(instant(kept - 6n * DAY));
  expect(await days()).toEqual([7, 90]);
  const mails = await db.mail.findMany({ where: { accountId: rental.accountId, kind: "retention" } });
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(2);
  await freezeClock(kept);
  expect(await days()).toEqual([7, 90]);
});
