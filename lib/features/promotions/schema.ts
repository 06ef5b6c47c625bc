import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { PROMOTION_STATES } from "@/lib/domain/promotions/promotion";
import { momentText, parsed } from "@/lib/features/fields/schema";

/** What a partner asks for: its own system, by exactly the name it has. */
export const promotionRequestSchema = z.object({
  accountId: z.uuid(),
  systemName: z
    .string()
    .min(1)
    .max(120)
    .meta({ description: "The system's name, to the letter. Another name needs a new request." }),
  note: z.string().trim().max(1_000).default(""),
});

/** Until when a promotion runs. */
export const promotionApprovalSchema = z.object({
  endsAt: parsed(parseInstant).meta({ description: "The second in which it ends." }),
});

const reason = z.string().trim().min(3).max(1_000);

/** Why a request was turned down, or a promotion ended. */
export const promotionReasonSchema = z.object({ reason });

export type PromotionRequest = z.output<typeof promotionRequestSchema>;

const reference = z.string().min(1).max(255).optional();
const promotionId = z.uuid();

/** The forms, each once per reference. */
export const requestFormSchema = promotionRequestSchema.extend({ reference });
export const approvalFormSchema = z.object({
  promotionId,
  endDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  reference,
});
export const reasonFormSchema = promotionReasonSchema.extend({ promotionId, reference });

/** A promotion as it is answered. */
export const promotionAnswerSchema = z.object({
  id: z.uuid(),
  partner: z.string(),
  accountId: z.uuid(),
  account: z.string(),
  systemName: z.string(),
  note: z.string(),
  state: z.enum(PROMOTION_STATES),
  requestedAt: momentText,
  decidedAt: momentText.nullable(),
  endsAt: momentText.nullable(),
  reason: z.string(),
  serial: z.string().nullable().meta({ description: "The PBX that is free by it, if one has its name." }),
});

export type PromotionAnswer = z.infer<typeof promotionAnswerSchema>;

/** Which promotions are wanted. */
export const promotionListSchema = z.object({ state: z.enum(PROMOTION_STATES).optional() });
export const promotionsAnswerSchema = z.object({ promotions: z.array(promotionAnswerSchema) });
