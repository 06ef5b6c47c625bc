import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceAt, exhaustionOf, stateAt } from "@/lib/domain/accounts/balance";
import { rentalEndsOf } from "@/lib/domain/accounts/rental-ends";
import { formatIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { type Instant, instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { giveNotice } from "@/tests/support/contracts";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { faultsOfLedger } from "@/tests/support/ledger";
import { chargeIsc, openRental, PORT, rent, rentInTheCloud } from "@/tests/support/rental";

const any = fc.record({
  cents: fc.integer({ min: 1, max: 40 }),
  onPremises: fc.integer({ min: 0, max: 20 }),
  inCloud: fc.integer({ min: 0, max: 20 }),
  softwareEnds: fc.integer({ min: 1, max: 4_000 }),
  cloudEnds: fc.integer({ min: 1, max: 4_000 }),
  looks: fc.uniqueArray(fc.integer({ min: 1, max: 6_000 }), { minLength: 2, maxLength: 5 }),
});

/** What the database says an account holds at a second, and when everything stops. */
async function inDatabase(accountId: string, at: Instant) {
  const [row] = await db.$queryRaw<{ held: bigint; exhausts_at: bigint | null }[]>`
    SELECT account_held(a, ${at}::bigint) AS held, a.exhausts_at FROM accounts a WHERE id = ${accountId}::uuid`;
  return row;
}

test("whatever ends when, the database and the pure functions agree, and no order of looking changes the ledger", async () => {
  await fc.assert(
    fc.asyncProperty(any, async ({ cents, onPremises, inCloud, softwareEnds, cloudEnds, looks }) => {
      const start = await freezeClock(instant((await portalTime()) + 1n));
      const rental = await openRental();
      const { partner, accountId } = rental;
      await chargeIsc(rental, formatIsc(ticks(BigInt(cents) * 2_628_000n)));
      await rent(rental, { [PORT]: onPremises });
      await rentInTheCloud(rental, inCloud);
      await giveNotice(rental, { inSeconds: BigInt(softwareEnds) });
      await giveNotice(rental, { kind: "myapps_cloud", inSeconds: BigInt(cloudEnds) });
      const { facts, pbxs } = await requireAccount(partner, accountId);
      const stops = (facts.ends ?? []).filter(({ forfeits }) => !forfeits);
      expect(stops).toEqual(rentalEndsOf(pbxs));
      if (facts.rented) expect((await inDatabase(accountId, start))?.exhausts_at).toBe(exhaustionOf(facts));
      for (const second of looks.toSorted((one, other) => one - other)) {
        const at = await freezeClock(instant(start + BigInt(second)));
        expect((await inDatabase(accountId, at))?.held).toBe(balanceAt(facts, at));
        if (second % 2 === 0) await settleDue();
        const seen = await requireAccount(partner, accountId);
        expect([balanceAt(seen.facts, at), stateAt(seen.facts, at)]).toEqual([
          balanceAt(facts, at),
          stateAt(facts, at),
        ]);
      }
      expect(await faultsOfLedger(accountId)).toEqual([]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 180_000);
