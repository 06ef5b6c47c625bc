import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import { type ReloadService, requireReloadService, type StopOfAll } from "@/lib/features/reload-service/data";
import { findStopOfAll, listReloads, type ReloadRecord } from "@/lib/features/reloads/data";
import { type ReloadListInput, reloadListSchema } from "@/lib/features/reloads/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { requireScope, requireVendorStaff } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** The tab *Reloading* of an account, for the person asking. */
export type LoadedReloading = ReloadService &
  Readonly<{
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
  const service = await requireReloadService(scope, accountId).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "account_not_found") return notFound();
    throw error;
  });
  const { reloads } = await listReloads(scope, { accountId: service.account.id, page: 1 });
  return { ...service, reloads, ...rightsOf(scope) };
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

/** A page of all reloads for vendor staff, with the switch of all. */
export type LoadedReloads = Readonly<{
  reloads: ReloadRecord[];
  total: number;
  list: ReloadListInput;
  stopOfAll: StopOfAll | null;
  mayWrite: boolean;
}>;

/** The vendor's list of reloads. A parameter that makes no sense counts as not given. */
export async function loadReloads(searchParams: SearchParams): Promise<LoadedReloads> {
  const scope = await requireVendorStaff();
  const list = sensibleParams(reloadListSchema, searchParams);
  const [page, stopOfAll] = await Promise.all([listReloads(scope, list), findStopOfAll()]);
  return { ...page, list, stopOfAll, mayWrite: scope.permissions.has("rental") };
}
