import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { RentalEnd } from "@/lib/domain/accounts/rental-ends";
import { type Instant, instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** What will stop because contracts end, as the account's row keeps it. */
export type RentalEndsJson = readonly Readonly<{
  at: string;
  rate: string;
  rented: boolean;
  forfeits?: boolean;
}>[];

/** The columns of an account that are its facts. */
export type FactsRow = Readonly<{
  balance_ticks: bigint;
  rate_per_second: bigint;
  rented: boolean;
  settled_at: bigint;
  rental_ends?: RentalEndsJson | null;
}>;

/** The columns of `accounts a` that `factsOf` reads. */
export const FACTS = Prisma.sql`a.balance_ticks, a.rate_per_second, a.rented, a.settled_at, a.rental_ends`;

/** An account's facts from its row. */
export const factsOf = (row: FactsRow): AccountFacts => ({
  balance: ticks(row.balance_ticks),
  rate: ticksPerSecond(row.rate_per_second),
  rented: row.rented,
  settledAt: instant(row.settled_at),
  ...(row.rental_ends ? { ends: rentalEndsFrom(row.rental_ends) } : {}),
});

/** The ends of contracts as the rules know them. */
export const rentalEndsFrom = (ends: RentalEndsJson): RentalEnd[] =>
  ends.map(({ at, rate, rented, forfeits }) => ({
    at: instant(BigInt(at)),
    rate: ticksPerSecond(BigInt(rate)),
    rented,
    ...(forfeits ? { forfeits } : {}),
  }));

/** Whether the end of a contract has come that is not posted yet. */
export function isEndDue({ rental_ends: ends }: FactsRow, now: Instant): boolean {
  const [first] = ends ?? [];
  return first !== undefined && BigInt(first.at) <= now;
}

/**
 * Posts the ends of contracts that have come for one account, each in its own second. Like a settlement it changes
 * nothing that anyone could see, so it may run at any time, also before a read.
 */
export const postRentalEnds = (tx: Transaction, accountId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT post_rental_ends(${accountId}::uuid, portal_now())`;
