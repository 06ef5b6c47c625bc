import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { monthAt, nextMonth } from "@/lib/domain/display/month";
import { startOfDay } from "@/lib/domain/display/day";
import { addSeconds, formatInstant, type Instant, instant, seconds } from "@/lib/domain/instant";
import { requireExplanation } from "@/lib/features/explanations/data";
import { countHistory, listHistory, streamHistory } from "@/lib/features/history/data";
import type { HistoryFormat } from "@/lib/features/history/schema";
import { requireStatement } from "@/lib/features/statements/data";
import { freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, PORT, rent, type Rental, UC } from "@/tests/support/rental";

// A debit that was posted long after a month's end, and the parts of a ledger around its seconds.

const ZONE = "Europe/Berlin";
const DAY = 86_400n;

let rental: Rental;
let other: Rental;
let month: string;
let following: string;
let start: Instant;
let turn: Instant;

/**
 * Ten ports from two days before a month's end on; a UC beside them three days after it; then a charge. Another account
 * is charged in the second in which the month turns.
 */
beforeAll(async () => {
  rental = await openRental();
  other = await openRental(rental);
  month = nextMonth(monthAt(await freezeClock(), ZONE) ?? "") ?? "";
  following = nextMonth(month) ?? "";
  turn = startOfDay(`${following}-01`, ZONE) ?? instant(0n);
  start = addSeconds(turn, seconds(-2n * DAY));
  await freezeClock(start);
  await chargeIsc(rental, "60.00");
  await rent(rental, { [PORT]: 10 });
  await freezeClock(turn);
  await chargeIsc(other, "7.00");
  await freezeClock(addSeconds(turn, seconds(3n * DAY)));
  await rent(rental, { [PORT]: 10, [UC]: 1 });
  await freezeClock(addSeconds(turn, seconds(4n * DAY)));
  await chargeIsc(rental, "5.00");
});

const statementOf = async (asked: string, { partner, accountId } = rental) =>
  (await requireStatement(partner, accountId, { month: asked, timeZone: ZONE })).statement;

test("a debit over a month's end counts in each month with the seconds it had of it", async () => {
  const [first, second] = [await statementOf(month), await statementOf(following)];
  const paid = 600n * 2n * DAY;
  expect(first).toMatchObject({ opening: 0n, charged: 6_000n, rest: null });
  expect(first.closing).toBe(60n * 262_800_000n - paid);
  expect(second).toMatchObject({ opening: first.closing, charged: 500n, rest: null });
  const [last] = (await readLedger(rental.accountId)).slice(-1);
  expect(second.closing).toBe(last?.balanceTicks);
  const third = await statementOf(nextMonth(following) ?? "");
  expect(third).toMatchObject({ opening: second.closing, closing: second.closing, charged: 0n });
});

test("a charge in the first second of a month is the month's, and none of the one before", async () => {
  expect(await statementOf(following, other)).toMatchObject({ opening: 0n, charged: 700n });
  expect(await statementOf(month, other)).toMatchObject({ closing: 0n, charged: 0n });
});

const explained = async (at: Instant) =>
  (await requireExplanation(rental.partner, rental.accountId, at)).debitedBy;

test("a second is explained by the debit that posted it, and by none that ended before", async () => {
  const changed = addSeconds(turn, seconds(3n * DAY));
  expect(await explained(start)).toBe(3n);
  expect(await explained(turn)).toBe(3n);
  expect(await explained(addSeconds(changed, seconds(-1n)))).toBe(3n);
  expect(await explained(changed)).toBe(5n);
  expect(await explained(addSeconds(turn, seconds(4n * DAY)))).toBeNull();
});

const sequences = (entries: readonly Readonly<{ sequence: bigint }>[]) =>
  entries.map(({ sequence }) => sequence);

test("a part of a history is from its first second on, and without the one after its last", async () => {
  const { accountId } = rental;
  const ledger = await readLedger(accountId);
  const moments = [...new Set(ledger.map(({ at }) => at))].map(instant);
  for (const from of moments)
    for (const to of moments) {
      const expected = sequences(ledger.filter(({ at }) => at >= from && at < to));
      const found = await listHistory({ accountId, from, to, limit: 50 });
      expect(sequences(found)).toEqual(expected.toReversed());
      expect(await countHistory({ accountId, from, to })).toBe(expected.length);
      for (const format of ["json", "ndjson", "csv"] as const)
        expect(await exported(format, { from, to })).toEqual(expected);
    }
  expect(moments.length).toBe(3);
});

test("a page of a history goes on where the one before ended, in either direction", async () => {
  const { accountId } = rental;
  const all = sequences(await readLedger(accountId));
  for (const last of all) {
    const older = await listHistory({ accountId, before: last, limit: 50 });
    expect(sequences(older)).toEqual(all.filter((sequence) => sequence < last).toReversed());
    const newer = all.filter((sequence) => sequence > last);
    expect(await exported("ndjson", { cursor: last })).toEqual(newer);
    expect(await exported("json", { cursor: last, limit: 1 })).toEqual(newer.slice(0, 1));
  }
});

/** The sequences of an export, in its order. */
async function exported(
  format: HistoryFormat,
  part: Readonly<{ from?: Instant; to?: Instant; cursor?: bigint; limit?: number }>,
): Promise<bigint[]> {
  const written = await text(await streamHistory({ accountId: rental.accountId, format, ...part }));
  const rows = written.split("\n").filter(Boolean);
  return format === "csv"
    ? rows.slice(1).map((row) => BigInt(row.split(",")[0] ?? ""))
    : rows.map((row) => BigInt((JSON.parse(row) as { sequence: string }).sequence));
}

test("an amount is shown in an export as the step between the balances beside it", async () => {
  const { accountId } = rental;
  const rows = (await text(await streamHistory({ accountId, format: "ndjson" }))).trim().split("\n");
  let balance = 0;
  for (const row of rows) {
    const entry = JSON.parse(row) as { amountIsc: string; balanceIsc: string; at: string };
    balance += Math.round(Number(entry.amountIsc) * 100);
    expect(Math.round(Number(entry.balanceIsc) * 100)).toBe(balance);
  }
  const [first] = await readLedger(accountId);
  expect(JSON.parse(rows[0] ?? "")).toMatchObject({ at: formatInstant(instant(first?.at ?? 0n)) });
});
