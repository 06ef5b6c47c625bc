import type { ContractKind } from "@/lib/domain/contracts/contract";
import { type Instant, instant } from "@/lib/domain/instant";
import { approveContract, endContract } from "@/lib/features/contract-decisions/mutations";
import { presentTerms } from "@/lib/features/contracts/data";
import { draftContract, submitOffer } from "@/lib/features/contracts/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Cast } from "@/tests/support/cast";
import { portalTime } from "@/tests/support/clock";
import { DETAILS, newNumber } from "@/tests/support/agreed-contracts";

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

type Parties = Pick<Cast, "vendor" | "partner">;

/** The partner's contract of a kind that is in force. */
export async function approvedContract(
  { partner: { organizationId } }: Pick<Parties, "partner">,
  kind: ContractKind = "software_rental",
): Promise<string> {
  return (await db.contract.findFirstOrThrow({ where: { organizationId, kind, state: "approved" } })).id;
}

/** Gives notice of that contract, at once or so many seconds from now. Answers the second of its end. */
export async function giveNotice(
  parties: Parties,
  { kind, inSeconds }: Readonly<{ kind?: ContractKind; inSeconds?: bigint }> = {},
): Promise<Instant> {
  const contractId = await approvedContract(parties, kind);
  const endsAt = instant((await portalTime()) + (inSeconds ?? 0n));
  const later = inSeconds === undefined ? {} : { endsAt };
  await endContract(parties.vendor, { contractId, ...later, reason: "Over." });
  return endsAt;
}
