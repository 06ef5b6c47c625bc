import { beforeAll, expect, test } from "vitest";
import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { instant, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { listAccounts } from "@/lib/features/accounts/data";
import { accountListSchema } from "@/lib/features/accounts/schema";
import { getOverviewCounts, listOverview } from "@/lib/features/overview/data";
import { getExpectedDays } from "@/lib/features/overview/expected/data";
import { type OverviewList, overviewPageSchema } from "@/lib/features/overview/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { openRental, openRunning, PORT, publishPrices } from "@/tests/support/rental";

let vendor: Scope;
let partner: Scope;

/** Four that rent for different times, one that has stopped, one that rents what is free, and one that rents nothing. */
beforeAll(async () => {
  await freezeClock();
  const cast = await openRental();
  ({ vendor, partner } = cast);
  await publishPrices(cast, { [PORT]: "0.60" });
  for (const [isc, ports] of [
    ["1", 100],
    ["20", 100],
    ["60", 100],
    ["500", 50],
    ["0.10", 100],
  ] as const) {
    await openRunning({ isc, ports, cast });
  }
  await publishPrices(cast, { [PORT]: "0" });
  await openRunning({ isc: "1", ports: 1, cast });
  await publishPrices(cast, { [PORT]: "0.60" });
  await advanceClock(7_200n);
});

const everyone = () => listAccounts(vendor, accountListSchema.parse({ pageSize: 200 }));
const listed = (wish: Partial<OverviewList> = {}) => listOverview(vendor, overviewPageSchema.parse(wish));

test("the accounts are counted by the state they are in at this second", async () => {
  const { accounts } = await everyone();
  const states = accounts.map(({ facts, now }) => stateAt(facts, now));
  const inState = (state: string) => states.filter((other) => other === state).length;
  expect([inState("stopped"), inState("idle")]).toEqual([1, 1]);
  expect(await getOverviewCounts(vendor)).toMatchObject({
    running: inState("running"),
    stopped: 1,
    idle: 1,
    parked: 0,
    withinOneWeek: 1,
    withinTwoWeeks: 2,
    withinSevenWeeks: 3,
  });
});

test("the expected consumption of each day is what the balances of all accounts lose in it", async () => {
  const { accounts } = await everyone();
  const days = await getExpectedDays(vendor);
  expect(days).toHaveLength(90);
  for (const { day, expected, ending } of days) {
    const lost = accounts.map(({ facts, now }) => {
      const from = now + BigInt(day) * SECONDS_PER_DAY;
      return balanceAt(facts, instant(from)) - balanceAt(facts, instant(from + SECONDS_PER_DAY));
    });
    expect(expected).toBe(lost.reduce((sum, amount) => sum + amount, 0n));
    const ends = accounts.filter(({ facts, now }) => {
      const end = exhaustionAfter(facts, now);
      return end !== null && (end - now) / SECONDS_PER_DAY === BigInt(day);
    });
    expect(ending).toBe(ends.length);
  }
});

test.each(["running", "stopped", "idle"] as const)(
  "the filter %s shows those and no others",
  async (state) => {
    const { accounts, total } = await listed({ state });
    expect(accounts.map(({ facts, now }) => stateAt(facts, now))).toEqual(accounts.map(() => state));
    expect(total).toBe((await getOverviewCounts(vendor))[state]);
  },
);

test("the soonest end comes first, the largest consumption when asked, and those that end within weeks alone", async () => {
  const { accounts, total } = await listed();
  expect(total).toBe((await everyone()).total);
  const ends = accounts.map(({ facts, now }) => exhaustionAfter(facts, now)).filter((end) => end !== null);
  expect(ends).toEqual(ends.toSorted((one, other) => (one < other ? -1 : 1)));
  const rates = (await listed({ sort: "monthly", direction: "desc" })).accounts.map(
    ({ facts }) => facts.rate,
  );
  expect(rates).toEqual(rates.toSorted((one, other) => (one > other ? -1 : 1)));
  expect((await listed({ weeks: "1" })).total).toBe(1);
  expect((await listed({ weeks: "2" })).total).toBe(2);
  expect((await listed({ weeks: "7" })).total).toBe(3);
  for (const sort of ["balance", "state", "name"] as const)
    expect((await listed({ sort })).accounts).toHaveLength(total);
});

test("an account that is parked is counted, found and marked", async () => {
  const [account] = (await listed()).accounts;
  await db.account.update({ where: { id: account!.id }, data: { parkedAt: 1n, parkedReason: "balance" } });
  expect((await getOverviewCounts(vendor)).parked).toBe(1);
  const { accounts, total } = await listed({ state: "parked" });
  expect([total, accounts.map(({ id, isParked }) => [id, isParked])]).toEqual([1, [[account!.id, true]]]);
});

test("nobody but the vendor sees all accounts", async () => {
  await expect(getOverviewCounts(partner)).rejects.toMatchObject({ code: "organization_kind_wrong" });
  await expect(getExpectedDays(partner)).rejects.toMatchObject({ code: "organization_kind_wrong" });
  await expect(listOverview(partner, overviewPageSchema.parse({}))).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
});
