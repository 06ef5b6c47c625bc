import { type ContractKind, contractTitle, OPEN_STATES } from "@/lib/domain/contracts/contract";
import { missingFields, type OfferDetails } from "@/lib/domain/contracts/offer";
import { decideMayOfferContracts } from "@/lib/domain/people/contract-address";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import { type AcceptedTerms, presentTerms } from "@/lib/features/contracts/data";
import type { AcceptedTermsInput, ContractStepAnswer, NewDraftInput } from "@/lib/features/contracts/schema";
import { lockForStep, stepAnswer } from "@/lib/features/contract-steps/mutations";
import { mailOffer } from "@/lib/features/contract-mails/mutations";
import { refuseActing, requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { once } from "@/lib/platform/idempotency";

/**
 * Begins an offer: a draft of one kind of frame contract. Partner or customer staff with `contracts`; refuses a kind
 * the organization has drafted, submitted or agreed already.
 */
export function draftContract(
  scope: Scope,
  { kind, ...details }: NewDraftInput,
  reference?: string,
): Promise<ContractStepAnswer> {
  requireMayOffer(scope);
  const { organizationId, userId } = scope;
  return inTransaction((tx) =>
    once(
      tx,
      { subjectId: organizationId, reference, input: { draftContract: { kind, ...details } } },
      async () => {
        const row = { organizationId, kind, ...prefilled(scope, details), createdBy: userId };
        const [created] = await tx.contract.createManyAndReturn({
          data: [{ ...row, createdAt: await portalNow(tx) }],
          skipDuplicates: true,
        });
        if (!created) throw await existing(tx, organizationId, kind);
        await writeAudit(tx, scope, { action: "contract.drafted", subject: contractTitle(kind) });
        return stepAnswer(tx, scope, created.id);
      },
    ),
  );
}

/** Keeps a draft as far as it has come. Needs `contracts`; what was submitted is no longer changed. */
export async function saveDraft(scope: Scope, contractId: string, details: OfferDetails): Promise<void> {
  requireMayOffer(scope);
  await inTransaction(async (tx) => {
    const { id } = await lockForStep(tx, scope, { contractId, step: "change" });
    await tx.contract.update({ where: { id }, data: { ...details } });
  });
}

/** Throws a draft away. Needs `contracts`; what was submitted stays. Answers the contract as it was. */
export function discardDraft(
  scope: Scope,
  contractId: string,
  reference?: string,
): Promise<ContractStepAnswer> {
  requireMayOffer(scope);
  const input = { discardContract: { contractId } };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const { id, kind } = await lockForStep(tx, scope, { contractId, step: "change" });
      const answer = await stepAnswer(tx, scope, id);
      await tx.contract.delete({ where: { id } });
      await writeAudit(tx, scope, { action: "contract.discarded", subject: contractTitle(kind) });
      return answer;
    }),
  );
}

type Submission = AcceptedTermsInput & Readonly<{ contractId: string; details?: OfferDetails }>;

/**
 * Submits an offer: with the details given now, or those the draft has. The accepted terms are stored word by word; a
 * copy goes to whoever submits, and the vendor is told. Needs `contracts`. Refuses role mailboxes and free mail
 * addresses (docs/rules.md, 1), what is incomplete, terms that are not those in force, and staff who act for others.
 */
export function submitOffer(
  scope: Scope,
  { contractId, details, ...accepted }: Submission,
  reference?: string,
): Promise<ContractStepAnswer> {
  requireMayOffer(scope);
  refuseActing(scope);
  const input = { submitOffer: { contractId, details, accepted } };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      await requireSuitableAddress(tx, scope);
      const contract = await lockForStep(tx, scope, { contractId, step: "submit" });
      const offered = details ?? contract.details;
      const missing = missingFields(offered);
      if (missing.length > 0) throw new Refusal("contract_incomplete", { fields: missing.join(", ") });
      const terms = requirePresentTerms(contract.kind, accepted);
      const submittedAt = await portalNow(tx);
      const submission = { state: "submitted", submittedAt, submittedBy: scope.userId, ...columnsOf(terms) };
      await tx.contract.update({ where: { id: contract.id }, data: { ...offered, ...submission } });
      await writeAudit(tx, scope, {
        action: "contract.submitted",
        subject: contractTitle(contract.kind),
        details: { termsVersion: terms.version, termsHash: terms.hash },
      });
      await mailOffer(tx, scope, contract.id);
      return stepAnswer(tx, scope, contract.id);
    }),
  );
}

/** Contracts are agreed with the vendor, by those who see the whole of an organization. */
function requireMayOffer(scope: Scope): void {
  requirePermission(scope, "contracts");
  if (scope.organizationKind === "vendor")
    throw new Refusal("organization_kind_wrong", { needed: "partner" });
  if (scope.limitedTo) throw new Refusal("limited_to_projects");
}

/** What is known of the organization and the person stands in the draft already. */
function prefilled(
  { organizationName, personName }: Scope,
  details: Readonly<Partial<Record<keyof OfferDetails, string | undefined>>>,
): Partial<OfferDetails> {
  const given = Object.entries(details).filter(([, value]) => value !== undefined);
  return { companyName: organizationName, signatoryName: personName, ...Object.fromEntries(given) };
}

async function existing(tx: Transaction, organizationId: string, kind: ContractKind): Promise<Refusal> {
  const open = await tx.contract.findFirst({
    where: { organizationId, kind, state: { in: [...OPEN_STATES] } },
  });
  return new Refusal("contract_exists", { contract: contractTitle(kind), state: open?.state ?? "" });
}

async function requireSuitableAddress(tx: Transaction, { userId }: Scope): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const { ROLE_MAILBOXES: roleNames, FREEMAIL_DOMAINS: freemailDomains } = env();
  const decision = decideMayOfferContracts(email, { roleNames, freemailDomains });
  if (decision !== "allowed") throw new Refusal("contract_address_unsuitable", { reason: decision, email });
}

function requirePresentTerms(
  kind: ContractKind,
  { termsHash, termsLocale }: AcceptedTermsInput,
): AcceptedTerms {
  const terms = presentTerms(kind, termsLocale);
  if (terms.hash !== termsHash) throw new Refusal("contract_terms_changed", { version: terms.version });
  return terms;
}

const columnsOf = ({ version, locale, text, hash }: AcceptedTerms) => ({
  termsVersion: version,
  termsLocale: locale,
  termsText: text,
  termsHash: hash,
});
