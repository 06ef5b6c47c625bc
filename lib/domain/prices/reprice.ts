import type { NamedAccount } from "@/lib/domain/accounts/account-preview";
import { accountRateOf, priceConfiguration, type PriceOf } from "@/lib/domain/accounts/configuration";
import { rentalEndsOf } from "@/lib/domain/accounts/rental-ends";
import { atRates } from "@/lib/domain/prices/effect";

/**
 * An account as it would be had a price list just taken hold of it: everything it rents at the list's prices, what it
 * burned until now debited at the old ones. Refuses what the list has no price for, and a rate nothing can hold.
 */
export function repriced(account: NamedAccount, priceOf: PriceOf): NamedAccount {
  const { facts, pbxs, now } = account;
  const priced = priceConfiguration(pbxs, priceOf);
  const prices = new Map(
    priced.flatMap(({ serial, lines }) =>
      lines.map(({ article, price }) => [`${serial} ${article}`, price] as const),
    ),
  );
  const renting = pbxs.map((pbx) => ({
    ...pbx,
    lines: pbx.lines.map((line) => ({
      ...line,
      price: prices.get(`${pbx.serial} ${line.article}`) ?? line.price,
    })),
  }));
  const burning = { rate: accountRateOf(priced), ends: rentalEndsOf(renting) };
  return { now, facts: atRates(facts, burning, now), pbxs: renting };
}
