import { z } from "zod";
import { parseIsc } from "@/lib/domain/money/amount";
import { parsed } from "@/lib/features/fields/schema";

const notNothing = { error: "amount_malformed", params: { fault: "zero", text: "0" } };

/** How much would be charged. */
export const chargeTrialSchema = z.strictObject({
  isc: parsed((text) => parseIsc(text))
    .refine((amount) => amount > 0n, notNothing)
    .meta({ description: "iSC as decimal text with at most two decimals, more than none." }),
});

/** The calculator: an amount as people write it, with a point or a comma. */
export const chargeTrialFormSchema = z.object({
  accountId: z.uuid(),
  amount: parsed((text) => parseIsc(text, { decimalMark: text.includes(",") ? "," : "." })).refine(
    (amount) => amount > 0n,
    notNothing,
  ),
});
