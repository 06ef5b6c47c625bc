import { z } from "zod";
import { CONTRACT_KINDS, CONTRACT_STATES } from "@/lib/domain/contracts/contract";
import { OFFER_FIELDS, isNeeded, type OfferDetails } from "@/lib/domain/contracts/offer";
import { LOCALES } from "@/lib/domain/display/locale";
import { parseInstant } from "@/lib/domain/instant";
import { momentText, parsed } from "@/lib/features/fields/schema";

export const CONTRACTS_PER_PAGE = 50;

const reference = z.string().min(1).max(255).optional();
const contractId = z.uuid();
const kind = z.enum(CONTRACT_KINDS);

type Field = keyof OfferDetails;
type FieldSchemas = Readonly<Record<Field, z.ZodString>>;

const fieldsWith = (schemaOf: (field: Field) => z.ZodString): FieldSchemas =>
  Object.fromEntries(
    (Object.keys(OFFER_FIELDS) as Field[]).map((field) => [field, schemaOf(field)]),
  ) as FieldSchemas;

const bounded = (field: Field): z.ZodString => z.string().trim().max(OFFER_FIELDS[field]);

/** An offer's head and signature, whole: nothing that is needed may be empty. */
export const offerDetailsSchema = z.object(
  fieldsWith((field) => (isNeeded(field) ? bounded(field).min(1) : bounded(field))),
);
const draftFields = fieldsWith(bounded);

/** *Add contract*: which kind. */
export const newContractSchema = z.object({ kind, reference });

/**
 * The offer's form. *Save* keeps a draft as far as it has come, *Discard* throws it away; *Submit offer* wants all of it,
 * and the terms accepted.
 */
export const offerFormSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("discard"), contractId, reference }),
  z.object({ intent: z.literal("save"), contractId, ...draftFields }),
  z.object({
    intent: z.literal("submit"),
    contractId,
    reference,
    ...offerDetailsSchema.shape,
    accepted: z.literal("yes"),
    termsHash: z.string().min(1).max(64),
    termsLocale: z.enum(LOCALES),
  }),
]);

/** A new draft, by token: the kind, and the details as far as they are known. */
export const newDraftSchema = z.object({ kind, ...z.object(draftFields).partial().shape });
export type NewDraftInput = z.infer<typeof newDraftSchema>;

/** The terms that were read and are accepted. */
export const acceptedTermsSchema = z.object({
  termsHash: z.string().min(1).max(64).meta({
    description:
      "The hash of the terms that were read and are accepted; another one than that in force is refused.",
  }),
  termsLocale: z.enum(LOCALES).default("en").meta({ description: "The language in which they were read." }),
});
export type AcceptedTermsInput = z.infer<typeof acceptedTermsSchema>;

/** Which contracts are wanted. */
export const contractListSchema = z.object({
  state: z.enum(CONTRACT_STATES).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type ContractListInput = z.infer<typeof contractListSchema>;

const text = (most: number) => z.string().trim().min(1).max(most);

/** Approving: the number the contract gets, and when it begins. */
export const approvalSchema = z.object({
  number: text(40).meta({ description: "Unique among all contracts." }),
  startsAt: parsed(parseInstant)
    .optional()
    .meta({ description: "The second from which on it carries rental; without it, at once." }),
});
/** Rejecting: why. */
export const rejectionSchema = z.object({ reason: text(1_000) });
/** Ending: when, and why. */
export const endSchema = z.object({
  endsAt: parsed(parseInstant)
    .optional()
    .meta({ description: "The second in which it ends; without it, at once." }),
  reason: text(1_000),
});
export type ApprovalInput = z.infer<typeof approvalSchema>;
export type EndInput = z.infer<typeof endSchema>;

const day = z.union([z.literal(""), z.iso.date()]);

export const approvalFormSchema = z.object({ contractId, reference, number: text(40), startDay: day });
export const rejectionFormSchema = z.object({ contractId, reference, reason: text(1_000) });
export const endFormSchema = z.object({ contractId, reference, reason: text(1_000), endDay: day });

/** A contract after a step. */
export const contractStepSchema = z.object({
  id: z.uuid(),
  kind,
  state: z.enum(CONTRACT_STATES),
  number: z.string().nullable(),
  startsAt: momentText.nullable(),
  endsAt: momentText.nullable(),
});
export type ContractStepAnswer = z.infer<typeof contractStepSchema>;

/** A contract as it is answered. */
export const contractAnswerSchema = contractStepSchema.extend({
  title: z.string(),
  organization: z.object({ id: z.uuid(), name: z.string() }),
  details: z.object(draftFields),
  createdAt: momentText,
  submittedAt: momentText.nullable(),
  decidedAt: momentText.nullable(),
  rejectionReason: z.string().nullable(),
  endReason: z.string().nullable(),
  terms: z
    .object({ version: z.string(), locale: z.enum(LOCALES), hash: z.string(), text: z.string() })
    .meta({ description: "What was accepted; of a draft, what is to be read and accepted." }),
});
