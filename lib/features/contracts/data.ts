import { createHash } from "node:crypto";
import type { ContractKind, ContractState } from "@/lib/domain/contracts/contract";
import type { OfferDetails } from "@/lib/domain/contracts/offer";
import { type Terms, termsOf, termsText } from "@/lib/domain/contracts/terms";
import type { Locale } from "@/lib/domain/display/locale";
import { type Instant, instant } from "@/lib/domain/instant";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { CONTRACTS_PER_PAGE, type ContractListInput } from "@/lib/features/contracts/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Terms as somebody accepted them, word by word. */
export type AcceptedTerms = Readonly<{ version: string; locale: Locale; text: string; hash: string }>;

/** A contract as it stands. What a state has not reached yet is null. */
export type ContractRecord = Readonly<{
  id: string;
  kind: ContractKind;
  state: ContractState;
  organization: Readonly<{ id: string; name: string; kind: OrganizationKind }>;
  details: OfferDetails;
  createdAt: Instant;
  submittedAt: Instant | null;
  submittedBy: string | null;
  terms: AcceptedTerms | null;
  decidedAt: Instant | null;
  number: string | null;
  startsAt: Instant | null;
  rejectionReason: string | null;
  endedAt: Instant | null;
  endsAt: Instant | null;
  endReason: string | null;
}>;

/**
 * The contracts one may see: those of one's own organization; the vendor all but drafts, which are nobody's business
 * yet. Needs `view`.
 */
export function contractsOf(scope: Scope): Prisma.ContractWhereInput {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (limitedTo) return { id: { in: [] } };
  return organizationKind === "vendor" ? { state: { not: "draft" } } : { organizationId };
}

/** A page of contracts, the newest first, with the count of all that match. */
export async function listContracts(
  scope: Scope,
  { state, page }: ContractListInput,
): Promise<Readonly<{ contracts: ContractRecord[]; total: number }>> {
  const where = { AND: [contractsOf(scope), state ? { state } : {}] };
  const [rows, total] = await Promise.all([
    db.contract.findMany({
      where,
      include: WITH_ORGANIZATION,
      orderBy: [{ submittedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      skip: (page - 1) * CONTRACTS_PER_PAGE,
      take: CONTRACTS_PER_PAGE,
    }),
    db.contract.count({ where }),
  ]);
  return { contracts: rows.map(toContract), total };
}

/** One contract that one may see; every other id is refused as `contract_not_found`. */
export async function requireContract(
  scope: Scope,
  id: string,
  tx: Transaction = db,
): Promise<ContractRecord> {
  const row = UUID.test(id)
    ? await tx.contract.findFirst({
        where: { AND: [contractsOf(scope), { id }] },
        include: WITH_ORGANIZATION,
      })
    : null;
  if (!row) throw new Refusal("contract_not_found");
  return toContract(row);
}

/** The person who submitted a contract that one may see, or null where nobody did, or nobody of that id is left. */
export const getSubmitter = async (
  _scope: Scope,
  { submittedBy }: ContractRecord,
): Promise<Readonly<{ name: string; email: string }> | null> =>
  submittedBy === null
    ? null
    : db.user.findUnique({ where: { id: submittedBy }, select: { name: true, email: true } });

/** The contract numbers that begin like this, for suggesting the next one to vendor staff. */
export async function listNumbers(_scope: Scope, prefix: string): Promise<string[]> {
  const rows = await db.contract.findMany({
    where: { number: { startsWith: prefix } },
    select: { number: true },
  });
  return rows.flatMap(({ number }) => number ?? []);
}

/** The present terms of a kind with what identifies them: SHA-256 of their text, in hexadecimal digits. */
export function presentTerms(kind: ContractKind, locale: Locale): Terms & AcceptedTerms {
  const terms = termsOf(kind, locale);
  const text = termsText(terms);
  return { ...terms, text, hash: createHash("sha256").update(text).digest("hex") };
}

const WITH_ORGANIZATION = { organization: { select: { id: true, name: true, kind: true } } } as const;
type Row = Prisma.ContractGetPayload<{ include: typeof WITH_ORGANIZATION }>;

const toContract = (row: Row): ContractRecord => ({
  id: row.id,
  kind: row.kind as ContractKind,
  state: row.state as ContractState,
  organization: { ...row.organization, kind: row.organization.kind as OrganizationKind },
  details: detailsOf(row),
  createdAt: instant(row.createdAt),
  submittedAt: toInstant(row.submittedAt),
  submittedBy: row.submittedBy,
  terms: termsOfRow(row),
  decidedAt: toInstant(row.decidedAt),
  number: row.number,
  startsAt: toInstant(row.startsAt),
  rejectionReason: row.rejectionReason,
  endedAt: toInstant(row.endedAt),
  endsAt: toInstant(row.endsAt),
  endReason: row.endReason,
});

function detailsOf(row: OfferDetails): OfferDetails {
  const { companyName, street, postalCode, city, country, vatId, signatoryName, signatoryRole } = row;
  return { companyName, street, postalCode, city, country, vatId, signatoryName, signatoryRole };
}

function termsOfRow({ termsVersion, termsLocale, termsText: text, termsHash }: Row): AcceptedTerms | null {
  if (termsVersion === null || text === null || termsHash === null) return null;
  return { version: termsVersion, locale: termsLocale as Locale, text, hash: termsHash };
}

const toInstant = (second: bigint | null): Instant | null => (second === null ? null : instant(second));
