import { beforeAll, expect, test } from "vitest";
import { balanceAt, exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { ContractKind } from "@/lib/domain/contracts/contract";
import { instant, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { listAccounts } from "@/lib/features/accounts/data";
import { accountListSchema } from "@/lib/features/accounts/schema";
import { getExpectedDays } from "@/lib/features/overview/expected/data";
import { settleDue } from "@/lib/features/settlement/mutations";
import { giveNotice } from "@/tests/support/contracts";
import type { Cast } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import {
  chargeIsc,
  openRental,
  openRunning,
  PORT,
  rent,
  type Rental,
  rentInTheCloud,
} from "@/tests/support/rental";

let cast: Rental;

/** Ten ports on premises and five in the cloud, at 1,200 ticks a second, of which the cloud stops before the rest. */
async function openInParts(isc: string, people?: Cast): Promise<Rental> {
  const rental = await openRental(people);
  await chargeIsc(rental, isc);
  await rent(rental, { [PORT]: 10 });
  await rentInTheCloud(rental);
  return rental;
}

const give = (kind: ContractKind, inSeconds: bigint) => giveNotice(cast, { kind, inSeconds });

beforeAll(async () => {
  await freezeClock();
  cast = await openInParts("20");
  // Ends within the day before the cloud does; stands and goes on for some seconds when it does; outlasts both.
  await openInParts("0.5", cast);
  await openInParts("5", cast);
  await openInParts("200", cast);
  await openRunning({ isc: "10", ports: 20, cast });
});

/** What the balances of all accounts lose in each of so many days. */
async function expectBalances(days = 90): Promise<void> {
  const { accounts } = await listAccounts(cast.vendor, accountListSchema.parse({ pageSize: 200 }));
  const expected = await getExpectedDays(cast.vendor);
  const lost = Array.from({ length: days }, (_, day) =>
    accounts.reduce((sum, { facts, now }) => {
      const from = now + BigInt(day) * SECONDS_PER_DAY;
      return sum + balanceAt(facts, instant(from)) - balanceAt(facts, instant(from + SECONDS_PER_DAY));
    }, 0n),
  );
  expect(expected.map((day) => day.expected)).toEqual(lost);
  const ends = accounts.map(({ facts, now }) => {
    const end = exhaustionAfter(facts, now);
    return end === null ? null : Number((end - now) / SECONDS_PER_DAY);
  });
  expect(expected.map(({ ending }) => ending)).toEqual(
    expected.map(({ day }) => ends.filter((end) => end === day).length),
  );
}

test("the expected consumption follows the rates behind each end of a contract, before and after it is posted", async () => {
  const before = await getExpectedDays(cast.vendor);
  await give("myapps_cloud", 100_000n);
  await expectBalances();
  const after = await getExpectedDays(cast.vendor);
  expect(after[0]).toEqual(before[0]);
  // In the second day the three that still run then burn 600 ticks a second less, from its 13,600th second on.
  expect(after[1]?.expected).toBeLessThan(before[1]?.expected ?? 0n);
  await advanceClock(100_500n);
  await expectBalances();
  await settleDue();
  await expectBalances();
  await give("software_rental", 30n * SECONDS_PER_DAY + 7n);
  await expectBalances();
  const days = await getExpectedDays(cast.vendor);
  expect(days.slice(31).every(({ expected }) => expected === 0n)).toBe(true);
});
