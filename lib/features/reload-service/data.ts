import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";
import type { Hindrance } from "@/lib/domain/reloads/may-reload";
import { type AccountRecord, requireAccount } from "@/lib/features/accounts/data";
import { findHindrances, findLacks } from "@/lib/features/reload-gate/data";
import { findReloadTerms, findStopOfAll, type ReloadTerms, sumOfMonth } from "@/lib/features/reloads/data";
import type { Scope } from "@/lib/platform/access/scope";

/** Since when and why the vendor stops all reloads. */
export type StopOfAll = Readonly<{ at: Instant; reason: string }>;

/** The reloading service of an account, as it stands. */
export type ReloadService = Readonly<{
  account: AccountRecord;
  terms: ReloadTerms | null;
  /** What is missing before the service can be switched on, or to go on while it is. */
  hindrances: readonly Hindrance[];
  stopOfAll: StopOfAll | null;
  reloadedThisMonth: Ticks;
}>;

/** The reloading service of an account that one may see; what is not one's own does not exist. */
export async function requireReloadService(scope: Scope, accountId: string): Promise<ReloadService> {
  const account = await requireAccount(scope, accountId);
  const { id, partnerId, now } = account;
  const terms = await findReloadTerms(id);
  const wish = { accountId: id, partnerId, rate: account.facts.rate, now };
  const [hindrances, stopOfAll, reloadedThisMonth] = await Promise.all([
    terms?.enabled ? findLacks(wish) : findHindrances(wish),
    findStopOfAll(),
    sumOfMonth(id, now),
  ]);
  return { account, terms, hindrances, stopOfAll, reloadedThisMonth };
}
