import { notFound } from "next/navigation";
import { isRefusal } from "@/lib/domain/refusal";
import type { Hindrance } from "@/lib/domain/reloads/may-reload";
import type { AccountRecord } from "@/lib/features/accounts/data";
import { requireAccount } from "@/lib/features/accounts/data";
import { findHindrances, findLacks } from "@/lib/features/reload-gate/data";
import {
  findReloadTerms,
  findStopOfAll,
  listReloads,
  type ReloadRecord,
  type ReloadTerms,
  sumOfMonth,
} from "@/lib/features/reloads/data";
import { type ReloadListInput, reloadListSchema } from "@/lib/features/reloads/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { requireScope } from "@/lib/platform/access/session-gate";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";

type StopOfAll = Readonly<{ at: Instant; reason: string }> | null;

/** The tab *Reloading* of an account, for the person asking. */
export type LoadedReloading = Readonly<{
  account: AccountRecord;
  terms: ReloadTerms | null;
  /** What is missing before the service can be switched on, or to go on while it is. */
  hindrances: readonly Hindrance[];
  stopOfAll: StopOfAll;
  reloadedThisMonth: Ticks;
  reloads: readonly ReloadRecord[];
  /** Who looks at it, and what they may do: set terms, switch off, or stop as the vendor. */
  side: Scope["organizationKind"];
  maySet: boolean;
  maySwitchOff: boolean;
  mayStop: boolean;
  /** Whether the person can put addresses and contracts right themselves. */
  mayContract: boolean;
}>;

/** Everything the tab *Reloading* shows. */
export async function loadReloading(accountId: string): Promise<LoadedReloading> {
  const scope = await requireScope();
  const account = await requireAccount(scope, accountId).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "account_not_found") return notFound();
    throw error;
  });
  const { id, partnerId, now } = account;
  const terms = await findReloadTerms(id);
  const wish = { accountId: id, partnerId, rate: account.facts.rate, now };
  const [hindrances, stopOfAll, reloadedThisMonth, { reloads }] = await Promise.all([
    terms?.enabled ? findLacks(wish) : findHindrances(wish),
    findStopOfAll(),
    sumOfMonth(id, now),
    listReloads(scope, { accountId: id, page: 1 }),
  ]);
  return { account, terms, hindrances, stopOfAll, reloadedThisMonth, reloads, ...rightsOf(scope) };
}

function rightsOf({ organizationKind: side, permissions }: Scope) {
  const mayRent = permissions.has("rental");
  return {
    side,
    maySet: side === "partner" && mayRent,
    maySwitchOff: side !== "vendor" && mayRent,
    mayStop: side === "vendor" && mayRent,
    mayContract: side === "partner" && permissions.has("contracts"),
  };
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** A page of all reloads for vendor staff, with the switch of all. */
export type LoadedReloads = Readonly<{
  reloads: ReloadRecord[];
  total: number;
  list: ReloadListInput;
  stopOfAll: StopOfAll;
  mayWrite: boolean;
}>;

/** The vendor's list of reloads. A parameter that makes no sense counts as not given. */
export async function loadReloads(searchParams: SearchParams): Promise<LoadedReloads> {
  const scope = await requireScope();
  if (scope.organizationKind !== "vendor") notFound();
  const sensible = Object.entries(searchParams).filter(
    ([name, value]) => reloadListSchema.partial().safeParse({ [name]: value }).success,
  );
  const list = reloadListSchema.parse(Object.fromEntries(sensible));
  const [page, stopOfAll] = await Promise.all([listReloads(scope, list), findStopOfAll()]);
  return { ...page, list, stopOfAll, mayWrite: scope.permissions.has("rental") };
}
