import type { ContractKind } from "@/lib/domain/contracts/contract";
import type { OfferDetails } from "@/lib/domain/contracts/offer";
import type { Instant } from "@/lib/domain/instant";
import { approveContract } from "@/lib/features/contract-decisions/mutations";
import { presentTerms } from "@/lib/features/contracts/data";
import { draftContract, submitOffer } from "@/lib/features/contracts/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** A whole offer. */
export const DETAILS: OfferDetails = {
  companyName: "Nordlicht ITK GmbH",
  street: "Kaistraße 1",
  postalCode: "24103",
  city: "Kiel",
  country: "Germany",
  vatId: "DE000000000",
  signatoryName: "Jonas Thomsen",
  signatoryRole: "Managing director",
};

/** The present terms of a kind, accepted. */
export const accepting = (kind: ContractKind, termsLocale: "en" | "de" = "en") => ({
  termsHash: presentTerms(kind, termsLocale).hash,
  termsLocale,
});

/** Drafts an offer that could be submitted. Answers its id. */
export const drafted = async (scope: Scope, kind: ContractKind = "software_rental"): Promise<string> =>
  (await draftContract(scope, { kind, ...DETAILS })).id;

/** Drafts and submits an offer. Answers its id. */
export async function offered(scope: Scope, kind: ContractKind = "software_rental"): Promise<string> {
  const contractId = await drafted(scope, kind);
  await submitOffer(scope, { contractId, ...accepting(kind) });
  return contractId;
}

/** Contracts that let an organization rent, on premises and in the cloud, in force for as long as anybody remembers. */
export async function agreeOnRental(organizationId: string): Promise<void> {
  const terms = { termsVersion: "test", termsLocale: "en", termsText: "1. Test.", termsHash: "0".repeat(64) };
  const whole = { ...DETAILS, ...terms, state: "approved" };
  const times = { createdAt: 0n, submittedAt: 0n, decidedAt: 0n, startsAt: 0n };
  await db.contract.createMany({
    data: (["software_rental", "myapps_cloud"] as const).map((kind) => ({
      organizationId,
      kind,
      number: newNumber(),
      ...whole,
      ...times,
    })),
  });
}

let numbers = 0;

/** A number no other test's contract has. */
export const newNumber = (): string => `T-${(numbers += 1)}`;

/** Offers a contract and has the vendor approve it, from a start or at once. Answers its id. */
export async function agreed(
  { vendor, by }: Readonly<{ vendor: Scope; by: Scope }>,
  kind: ContractKind = "software_rental",
  startsAt?: Instant,
): Promise<string> {
  const contractId = await offered(by, kind);
  await approveContract(vendor, { contractId, number: newNumber(), startsAt });
  return contractId;
}
