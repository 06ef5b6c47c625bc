import { z } from "zod";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { accountPreviewSchema, accountViewSchema } from "@/lib/features/accounts/schema";
import { iscText, parsed, ticksText } from "@/lib/features/fields/schema";

/** A pasted activation key, understood in any spelling; a mistyped one is found before the database is asked. */
export const activationKeySchema = parsed(parseActivationKey).meta({
  description: "The key as it was received, in any spelling.",
});

/** The key to charge, and the price list the person saw when they confirmed. */
export const chargeSchema = z.object({
  activationKey: activationKeySchema,
  seenPriceListId: z.uuid().optional().meta({
    description:
      "The price list that was shown before; if another is in force by now, the request is refused.",
  }),
});

export type ChargeInput = z.infer<typeof chargeSchema>;

/** The charge form: look what a key holds (`check`), then use it (`charge`), once per reference. */
export const chargeFormSchema = chargeSchema.extend({
  accountId: z.uuid(),
  intent: z.enum(["check", "charge"]).default("check"),
  reference: z.string().min(1).max(255).optional(),
});

/** The account after a charge. With `dryRun`, what it would be, with everything that would differ. */
export const chargeAnswerSchema = accountViewSchema.extend({
  chargedTicks: ticksText,
  chargedIsc: iscText,
  keyLastGroup: z.string(),
  sequence: z.string().meta({ description: "The number of the charge's entry in the account's history." }),
  ...accountPreviewSchema.shape,
});
