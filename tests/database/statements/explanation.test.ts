import { beforeAll, describe, expect, it } from "vitest";
import { balanceAt } from "@/lib/domain/accounts/balance";
import { addSeconds, type Instant, instant, seconds } from "@/lib/domain/instant";
import { getAccount } from "@/lib/features/accounts/data";
import { requireExplanation } from "@/lib/features/explanations/data";
import { createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, rent, type Rental, UC } from "@/tests/support/rental";

const DAY = 86_400n;
let rental: Rental;
let start: Instant;

const explain = (after?: bigint) =>
  requireExplanation(
    rental.partner,
    rental.accountId,
    after === undefined ? undefined : addSeconds(start, seconds(after)),
  );

/** Ten iSC, 25 ports from the first second on, 50 ports and one UC a day later; then a week passes. */
beforeAll(async () => {
  start = await freezeClock();
  rental = await openRental();
  await chargeIsc(rental, "10.00");
  await rent(rental, { [PORT]: 25 });
  await advanceClock(DAY);
  await rent(rental, { [PORT]: 50, [UC]: 1 });
  await advanceClock(7n * DAY);
});

describe("a second of an account", () => {
  it("now is what everybody sees, with the lines that make its rate", async () => {
    const [account, explained] = await Promise.all([
      getAccount(rental.customer, rental.accountId),
      requireExplanation(rental.customer, rental.accountId, undefined),
    ]);
    expect(explained.balance).toBe(account && balanceAt(account.facts, account.now));
    expect(explained).toMatchObject({
      isAhead: false,
      debitedBy: null,
      paidSeconds: 7n * DAY,
      state: "running",
    });
    expect(explained.lines.map(({ name, quantity, price }) => [name, quantity, price])).toEqual([
      ["PBX-Port", 50, 60n],
      ["PBX-UC", 1, 185n],
    ]);
  });

  it("in the past names the entry it goes on from, and the one that posted it", async () => {
    expect(await explain(100n)).toMatchObject({
      basis: { sequence: 2n, kind: "change" },
      rate: 1_500n,
      balance: 2_628_000_000n - 150_000n,
      debitedBy: 3n,
    });
    expect(await explain(DAY)).toMatchObject({ basis: { sequence: 4n }, paidSeconds: 0n, debitedBy: null });
  });

  it("ahead is what will be, and before the account there is nothing", async () => {
    expect(await explain(90n * DAY)).toMatchObject({ isAhead: true, exhaustedAt: expect.any(BigInt) });
    const before = await requireExplanation(rental.partner, rental.accountId, instant(start - 1n));
    expect(before).toMatchObject({ basis: null, balance: 0n, lines: [] });
  });

  it("is nobody else's", async () => {
    const { partner } = await createCast();
    const asking = requireExplanation(partner, rental.accountId, start);
    await expect(asking).rejects.toMatchObject({ code: "account_not_found" });
  });
});
