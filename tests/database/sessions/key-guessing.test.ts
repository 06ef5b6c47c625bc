import { describe, expect, test, vi } from "vitest";
import { formatActivationKey, parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { Refusal, type RefusalCode } from "@/lib/domain/refusal";
import { chargeAccount, checkCharge } from "@/lib/features/charges/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { withoutGuessing } from "@/lib/platform/key-guessing";
import { createCast } from "@/tests/support/cast";
import { issueKey, openRental } from "@/tests/support/rental";

const used = () => Promise.reject(new Refusal("activation_key_used"));
const guess = () => Promise.reject(new Refusal("activation_key_unknown"));
const outcomeOf = (promise: Promise<unknown>): Promise<RefusalCode | "used"> =>
  promise.then(
    () => "used" as const,
    (error: Refusal) => error.code,
  );
const guessTimes = async (scope: Parameters<typeof withoutGuessing>[0], times: number) => {
  const outcomes: string[] = [];
  for (let n = 0; n < times; n += 1) outcomes.push(await outcomeOf(withoutGuessing(scope, guess)));
  return outcomes;
};

const unknownKey = (n: number) => parseActivationKey(formatActivationKey(new Uint8Array(10).fill(n)));

describe("guessing activation keys", () => {
  test("is stopped after twenty wrong ones, then not even a right one is tried", async () => {
    const { partner, customer } = await createCast();
    const outcomes = await guessTimes(partner, 21);
    expect(outcomes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => "activation_key_unknown"));
    expect(outcomes[20]).toBe("rate_limited");
    const charge = vi.fn<() => Promise<string>>(async () => "charged");
    expect(await outcomeOf(withoutGuessing(partner, charge))).toBe("rate_limited");
    expect(charge).not.toHaveBeenCalled();
    expect(await outcomeOf(withoutGuessing(customer, charge))).toBe("used");
  });

  test("is stopped in another process, too, with its first wrong guess", async () => {
    const { partner } = await createCast();
    await guessTimes(partner, 21);
    Reflect.deleteProperty(globalThis, "portalGuessers");
    expect(await outcomeOf(withoutGuessing(partner, guess))).toBe("rate_limited");
  });

  test("is counted per address over many people", async () => {
    const address = "198.51.100.200";
    for (let person = 0; person < 5; person += 1)
      await guessTimes(mintScope({ ...(await createCast()).partner, address }), 20);
    const { partner } = await createCast();
    expect(await guessTimes(mintScope({ ...partner, address }), 1)).toEqual(["rate_limited"]);
  });

  test("is not what people do who use a key twice, or use many", async () => {
    const { partner } = await createCast();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => outcomeOf(withoutGuessing(partner, used))),
    );
    expect(new Set(outcomes)).toEqual(new Set(["activation_key_used"]));
    expect(await outcomeOf(withoutGuessing(partner, async () => "charged"))).toBe("used");
  });

  test("is stopped where an account is charged, and where a key is only checked", async () => {
    const rental = await openRental();
    const { partner, accountId } = rental;
    const wrong = (n: number) => ({ accountId, activationKey: unknownKey(n) });
    for (let n = 1; n <= 10; n += 1) {
      expect(await outcomeOf(chargeAccount(partner, wrong(n)))).toBe("activation_key_unknown");
      expect(await outcomeOf(checkCharge(partner, wrong(n + 100)))).toBe("activation_key_unknown");
    }
    expect(await outcomeOf(chargeAccount(partner, wrong(50)))).toBe("rate_limited");
    const right = { accountId, activationKey: await issueKey(rental, "10") };
    expect(await outcomeOf(chargeAccount(partner, right))).toBe("rate_limited");
    expect(await outcomeOf(checkCharge(partner, right))).toBe("rate_limited");
  });
});
