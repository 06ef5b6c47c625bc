import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { CONTRACT_KINDS, type ContractKind, OPEN_STATES } from "@/lib/domain/contracts/contract";
import { numberPrefix, suggestedNumber } from "@/lib/domain/contracts/contract-number";
import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import {
  type AcceptedTerms,
  type ContractRecord,
  getSubmitter,
  listContracts,
  listNumbers,
  presentTerms,
  requireContract,
} from "@/lib/features/contracts/data";
import { type ContractListInput, contractListSchema } from "@/lib/features/contracts/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { requireScope } from "@/lib/platform/access/session-gate";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** A page of contracts, and how it was asked for. */
export type LoadedContracts = Readonly<{
  contracts: ContractRecord[];
  total: number;
  list: ContractListInput;
}>;
/** A contract with its terms: those that were accepted, or those that are to be read. */
export type LoadedContract = ContractRecord &
  Readonly<{
    shownTerms: AcceptedTerms;
    submitter: Readonly<{ name: string; email: string }> | null;
    /** Whether the person asking may do what their side does with contracts. */
    mayWrite: boolean;
  }>;

/** The contracts of the organization of the person asking; the vendor's staff look at offers instead. */
export async function loadContracts(searchParams: SearchParams): Promise<LoadedContracts> {
  return listed(await requireSide("offering"), searchParams);
}

/** The offers and contracts of everybody, for vendor staff. */
export async function loadOffers(searchParams: SearchParams): Promise<LoadedContracts> {
  return listed(await requireSide("vendor"), searchParams);
}

/** A contract of one's own organization; a page that does not exist for everybody else. */
export const loadContract = cache(async (id: string) => whole(await requireSide("offering"), id));

/** An offer or contract of anybody, for vendor staff. */
export const loadOffer = cache(async (id: string) => whole(await requireSide("vendor"), id));

/** The number vendor staff are offered for an approval. */
export async function loadSuggestedNumber(): Promise<string> {
  const now = await portalNow(db);
  return suggestedNumber(now, await listNumbers(await requireSide("vendor"), numberPrefix(now)));
}

/** A kind of contract, and the one the organization has of it already. */
export type OfferableKind = Readonly<{ kind: ContractKind; existing: string | null }>;

/** The kinds of contract there are to offer; nobody who may not offer comes here. */
export async function loadOfferableKinds(): Promise<OfferableKind[]> {
  const scope = await requireSide("offering");
  if (!mayOffer(scope)) notFound();
  const { contracts } = await listContracts(scope, { page: 1 });
  return CONTRACT_KINDS.map((kind) => {
    const open = contracts.find((contract) => contract.kind === kind && OPEN_STATES.includes(contract.state));
    return { kind, existing: open?.id ?? null };
  });
}

/** Whether the person asking may offer contracts for their organization. */
export const loadMayOffer = async (): Promise<boolean> => mayOffer(await requireScope());

const mayOffer = ({ organizationKind, permissions, limitedTo }: Scope): boolean =>
  organizationKind !== "vendor" && permissions.has("contracts") && limitedTo === undefined;

async function requireSide(side: "vendor" | "offering"): Promise<Scope> {
  const scope = await requireScope();
  const isVendor = scope.organizationKind === "vendor";
  if (isVendor !== (side === "vendor") || scope.limitedTo) notFound();
  return scope;
}

async function listed(scope: Scope, searchParams: SearchParams): Promise<LoadedContracts> {
  const list = sensibleParams(contractListSchema, searchParams);
  return { ...(await listContracts(scope, list)), list };
}

async function whole(scope: Scope, id: string): Promise<LoadedContract> {
  const contract = await requireContract(scope, id).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "contract_not_found") return notFound();
    throw error;
  });
  const locale = await getLocale();
  return {
    ...contract,
    shownTerms: contract.terms ?? presentTerms(contract.kind, isLocale(locale) ? locale : DEFAULT_LOCALE),
    submitter: await getSubmitter(scope, contract),
    mayWrite: scope.organizationKind === "vendor" ? scope.permissions.has("contracts") : mayOffer(scope),
  };
}
