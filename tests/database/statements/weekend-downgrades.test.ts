import { expect, it } from "vitest";
import { startOfDay } from "@/lib/domain/display/day";
import { localTimeOf } from "@/lib/domain/display/local-time";
import { addSeconds, type Instant, instant, seconds } from "@/lib/domain/instant";
import { listWeekendDowngrades } from "@/lib/features/weekend-downgrades/data";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

const ZONE = "Europe/Berlin";
const DAY = 86_400n;

/** The next Friday, 18:00 on German clocks, more than a day ahead. */
async function nextFriday(): Promise<Instant> {
  const now = await portalTime();
  for (let days = 2n; ; days += 1n) {
    const day = localTimeOf(instant(now + days * DAY), ZONE).slice(0, 10);
    if (new Date(`${day}T00:00:00Z`).getUTCDay() === 5) {
      const start = startOfDay(day, ZONE) ?? instant(0n);
      return addSeconds(start, seconds(18n * 3_600n));
    }
  }
}

async function skipWeekend(rental: Rental, friday: bigint, low: number) {
  await freezeClock(instant(friday));
  await rent(rental, low === 0 ? {} : { [PORT]: low });
  await freezeClock(instant(friday + 3n * DAY - 10n * 3_600n));
  await rent(rental, { [PORT]: 100 });
}

it("finds who rents less over three weekends, with each of them, and nobody else", async () => {
  await freezeClock();
  const [caught, honest] = [await openRental(), await openRental()];
  for (const rental of [caught, honest]) {
    await chargeIsc(rental, "900.00");
    await rent(rental, { [PORT]: 100 });
  }
  const friday = await nextFriday();
  await skipWeekend(caught, friday, 0);
  await skipWeekend(caught, friday + 7n * DAY, 10);
  await freezeClock(instant(friday + 12n * DAY));
  expect(await listWeekendDowngrades(caught.vendor)).toEqual([]);

  await skipWeekend(caught, friday + 14n * DAY, 0);
  for (const pieces of [110, 120, 130, 140, 150, 160, 170]) await rent(honest, { [PORT]: pieces });
  await freezeClock(instant(friday + 19n * DAY));
  const [account, ...others] = await listWeekendDowngrades(caught.vendor);
  expect(others).toEqual([]);
  expect(account).toMatchObject({ id: caught.accountId });
  expect(account?.dips.map(({ lowest, after }) => [lowest, after])).toEqual([
    [0n, 6_000n],
    [600n, 6_000n],
    [0n, 6_000n],
  ]);
  await expect(listWeekendDowngrades(caught.partner)).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
});
