import { z } from "zod";
import { MOST_RETENTION_MONTHS } from "@/lib/domain/accounts/retention";
import { momentText, wholeNumber } from "@/lib/features/fields/schema";

/** How many average months credit is kept after the last contract's end. */
export const retentionSchema = z.object({
  months: wholeNumber({ min: 1, max: MOST_RETENTION_MONTHS }),
});

export type RetentionInput = z.output<typeof retentionSchema>;

/** The vendor's form, once per reference. */
export const retentionFormSchema = retentionSchema.extend({
  reference: z.string().min(1).max(255).optional(),
});

/** The setting as it is answered. */
export const retentionAnswerSchema = z.object({ months: z.int(), changedAt: momentText.nullable() });

export type RetentionAnswer = z.infer<typeof retentionAnswerSchema>;
