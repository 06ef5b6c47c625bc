import { beforeAll, expect, test } from "vitest";
import { openDueReloads, runReloads } from "@/lib/features/reload-runs/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { giveNotice } from "@/tests/support/contracts";
import { readLedger } from "@/tests/support/ledger";
import type { Rental } from "@/tests/support/rental";
import { openReloadable, papersOf, reloadsOf, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

const DAY = 86_400n;

async function expectNothingCharged(rental: Rental): Promise<void> {
  expect((await readLedger(rental.accountId)).filter(({ source }) => source === "reload")).toEqual([]);
  expect(await papersOf(rental)).toEqual([]);
}

test("what a contract stops is not reloaded: not before its end, not in that second and not once it is posted", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await giveNotice(rental, { inSeconds: DAY });
  await runReloads();
  await advanceClock(DAY);
  await runReloads();
  await settleDue();
  await runReloads();
  // What waits is looked at again after an hour.
  await advanceClock(DAY);
  await runReloads();
  expect(await reloadsOf(rental)).toEqual([]);
  await expectNothingCharged(rental);
});

test.each([
  ["nobody has posted it", () => Promise.resolve(0)],
  ["it is posted", () => settleDue()],
])("a reload that is open when the contract has ended is stopped, also when %s", async (_when, post) => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 0, -DAY);
  await giveNotice(rental, { inSeconds: 3n * DAY });
  expect(await openDueReloads()).toBe(1);
  // The credit ran out before the contract ended.
  await advanceClock(3n * DAY);
  await post();
  await runReloads();
  expect((await reloadsOf(rental)).map(({ state, stopReason }) => [state, stopReason])).toEqual([
    ["stopped", "not_due"],
  ]);
  await expectNothingCharged(rental);
});
