import type { RentalEnd } from "@/lib/domain/accounts/rental-ends";
import type { Instant } from "@/lib/domain/instant";
import { NO_RATE, NO_TICKS, type Ticks, type TicksPerSecond } from "@/lib/domain/money/units";

/** What an account burns and has, without saying when. */
export type AccountStanding = Readonly<{ balance: Ticks; rate: TicksPerSecond; rented: boolean }>;

/**
 * All that is stored of an account's money. The balance at any later second is a function of these facts and of that
 * second; `rented` is apart from the rate because free articles are rented too. `ends` are the seconds in which
 * contracts stop some or all of it, in order; nearly always there are none.
 */
export type AccountFacts = AccountStanding &
  Readonly<{ settledAt: Instant; ends?: readonly RentalEnd[] | undefined }>;

/** Idle: nothing rented. Running: rented and paid. Stopped: rented, and the next second cannot be paid. */
export type AccountState = "idle" | "running" | "stopped";

/** The facts of an account in which nothing has happened yet. */
export const newAccount = (createdAt: Instant): AccountFacts => ({
  balance: NO_TICKS,
  rate: NO_RATE,
  rented: false,
  settledAt: createdAt,
});

/** Whether the next second can be paid. A free article needs a positive balance too. */
const paysNextSecond = ({ balance, rate }: AccountStanding): boolean => balance > 0n && balance >= rate;

/** The state of a standing, taken as of its own second. */
export function stateOf(standing: AccountStanding): AccountState {
  if (!standing.rented) return "idle";
  return paysNextSecond(standing) ? "running" : "stopped";
}
