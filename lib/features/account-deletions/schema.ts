import { z } from "zod";
import { ticks } from "@/lib/domain/money/units";
import { iscText, momentText, ticksText } from "@/lib/features/fields/schema";

/** What whoever deletes an account typed and saw. */
export const deletionSchema = z.object({
  name: z.string().max(400).meta({ description: "The account's name, typed again." }),
  balanceTicks: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform((text) => ticks(BigInt(text)))
    .meta({
      description: "The balance that was seen: exactly that is forfeited, or the request is refused.",
    }),
});

export type DeletionInput = z.output<typeof deletionSchema>;

/** The form that deletes an account, once per reference. */
export const deletionFormSchema = deletionSchema.extend({
  accountId: z.uuid(),
  reference: z.string().min(1).max(255).optional(),
});

/** The answer to a deletion. */
export const deletedAccountSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  forfeitedTicks: ticksText,
  forfeitedIsc: iscText,
  deletedAt: momentText,
});

export type DeletedAccount = z.infer<typeof deletedAccountSchema>;
