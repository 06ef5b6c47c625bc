import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceAt, exhaustionOf } from "@/lib/domain/accounts/balance";
import { accountRateOf, type PbxConfiguration } from "@/lib/domain/accounts/configuration";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { instant } from "@/lib/domain/instant";
import { cents, ticks } from "@/lib/domain/money/units";
import { swapDevice } from "@/lib/domain/rental-devices/swap-device";

const at = "on_premises" as const;
const unit = (serial: string, price: bigint | null): PbxConfiguration => ({
  serial,
  scenario: at,
  lines: price === null ? [] : [{ article: "phone", quantity: 1, price: cents(price) }],
});

const swaps = fc
  .record({
    balance: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    price: fc.bigInt({ min: 0n, max: 10_000n }),
    others: fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { maxLength: 5 }),
    elapsed: fc.bigInt({ min: 0n, max: 10n ** 8n }),
    later: fc.bigInt({ min: 0n, max: 10n ** 8n }),
  })
  .map(({ balance, price, others, elapsed, later }) => {
    const pbxs = [
      unit("old", price),
      unit("new", null),
      ...others.map((one, index) => unit(`other ${index}`, one)),
    ];
    const settledAt = instant(0n);
    const facts: AccountFacts = {
      balance: ticks(balance),
      rate: accountRateOf(pbxs),
      rented: true,
      settledAt,
    };
    return { pbxs, facts, now: instant(elapsed), later: instant(elapsed + later) };
  });

test("whenever a device is exchanged, the account holds, burns and ends as if it had not been", () => {
  fc.assert(
    fc.property(swaps, ({ pbxs, facts, now, later }) => {
      const swapped = swapDevice(facts, { pbxs, oldSerial: "old", newSerial: "new" }, now);
      expect(swapped.facts.rate).toBe(facts.rate);
      expect(balanceAt(swapped.facts, later)).toBe(balanceAt(facts, later));
      const ends = exhaustionOf(facts);
      if (ends !== null && now < ends) expect(exhaustionOf(swapped.facts)).toBe(ends);
    }),
  );
});

test("before the second the old device rents and the new one does not, from it on the other way round", () => {
  fc.assert(
    fc.property(swaps, ({ pbxs, facts, now }) => {
      const { configuration, entries } = swapDevice(facts, { pbxs, oldSerial: "old", newSerial: "new" }, now);
      expect(renting(configuration)).toEqual(
        renting(pbxs)
          .map((one) => (one === "old" ? "new" : one))
          .toSorted(inOrderOf(pbxs)),
      );
      expect(accountRateOf(configuration)).toBe(facts.rate);
      expect(entries.at(-1)).toMatchObject({ kind: "change", event: "rma", amount: 0n, at: now });
      expect(entries.slice(0, -1).every(({ kind, at: end }) => kind === "rental" && end <= now)).toBe(true);
    }),
  );
});

const inOrderOf = (pbxs: readonly PbxConfiguration[]) => (one: string, other: string) =>
  pbxs.findIndex(({ serial }) => serial === one) - pbxs.findIndex(({ serial }) => serial === other);

const renting = (units: readonly PbxConfiguration[]): string[] =>
  units.filter(({ lines }) => lines.length > 0).map(({ serial }) => serial);
