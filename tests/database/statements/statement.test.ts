import { beforeAll, describe, expect, it } from "vitest";
import { startOfDay } from "@/lib/domain/display/day";
import { monthAt, nextMonth, previousMonth } from "@/lib/domain/display/month";
import { type Instant, instant } from "@/lib/domain/instant";
import { getAccount } from "@/lib/features/accounts/data";
import { balanceAt } from "@/lib/domain/accounts/balance";
import { type MonthStatement, requireStatement } from "@/lib/features/statements/data";
import { createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, rent, type Rental, UC } from "@/tests/support/rental";

const ZONE = "Europe/Berlin";
const DAY = 86_400n;

let rental: Rental;
let month: string;
let start: Instant;

const asked = (month: string) =>
  requireStatement(rental.partner, rental.accountId, { month, timeZone: ZONE });
const paidIn = ({ statement }: MonthStatement) =>
  statement.pbxs.flatMap(({ parts }) =>
    parts.map(({ name, quantity, seconds, amount }) => [name, quantity, seconds, amount]),
  );

/** Sixty iSC and 25 ports from the 10th of the next month on, 50 from the 20th, and nothing since. */
beforeAll(async () => {
  const now = await freezeClock();
  rental = await openRental();
  month = nextMonth(monthAt(now, ZONE) ?? "") ?? "";
  start = startOfDay(`${month}-10`, ZONE) ?? instant(0n);
  await freezeClock(start);
  await chargeIsc(rental, "60.00");
  await rent(rental, { [PORT]: 25 });
  await advanceClock(10n * DAY);
  await rent(rental, { [PORT]: 50, [UC]: 1 });
});

describe("the statement of a month", () => {
  it("tells each quantity, price and time, up to now, exactly", async () => {
    await advanceClock(100n);
    const first = await asked(month);
    expect(first.until).toBe(await portalTime());
    expect(first.statement).toMatchObject({ opening: 0n, charged: 6000n, rest: null });
    expect(paidIn(first)).toEqual([
      ["PBX-Port", 25, 10n * DAY, -(25n * 60n * 10n * DAY)],
      ["PBX-Port", 50, 100n, -(50n * 60n * 100n)],
      ["PBX-UC", 1, 100n, -(185n * 100n)],
    ]);
    const account = await getAccount(rental.partner, rental.accountId);
    expect(first.statement.closing).toBe(account && balanceAt(account.facts, account.now));
  });

  it("ends where the next one begins, although nobody settled in between", async () => {
    const later = await freezeClock(startOfDay(`${nextMonth(month)}-03`, ZONE) ?? instant(0n));
    const [first, second] = [await asked(month), await asked(nextMonth(month) ?? "")];
    expect(first.until).toBe(first.to);
    expect(second.from).toBe(first.to);
    expect(second.statement.opening).toBe(first.statement.closing);
    expect(paidIn(second)).toEqual([
      ["PBX-Port", 50, later - second.from, -(3000n * (later - second.from))],
      ["PBX-UC", 1, later - second.from, -(185n * (later - second.from))],
    ]);
    expect(second.days.map(({ day }) => day).length).toBe(4);
  });

  it("tells a stop by the seconds that were paid, and is empty before the account and in the future", async () => {
    const before = await asked(previousMonth(month) ?? "");
    expect(before.statement).toMatchObject({ opening: 0n, closing: 0n, charges: [], pbxs: [] });
    await advanceClock(500n * DAY);
    const long = await asked(monthAt(await portalTime(), ZONE) ?? "");
    expect(long.statement.opening).toBe(long.statement.closing);
    expect(long.statement.opening).toBeLessThan(3185n);
    expect(long.statement.pbxs).toEqual([]);
    const future = await asked("9990-01");
    expect(future.statement.closing).toBe(long.statement.closing);
  });

  it("is nobody else's, and of no month that is none", async () => {
    const stranger = await createCast();
    const asking = requireStatement(stranger.partner, rental.accountId, { month, timeZone: ZONE });
    await expect(asking).rejects.toMatchObject({ code: "account_not_found" });
    await expect(asked("2026-13")).rejects.toMatchObject({ code: "month_malformed" });
  });
});
