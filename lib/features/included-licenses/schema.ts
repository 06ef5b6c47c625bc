import { z } from "zod";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";

const MOST_LICENSES = 100;

/** The hardware licenses that come with a device, whole; a quantity of 0 is none. */
export const includedLicensesSchema = z.object({
  licenses: z
    .array(
      z.strictObject({
        article: z.string().trim().min(1).max(40),
        quantity: z.number().int().min(0).max(MAX_QUANTITY),
      }),
    )
    .max(MOST_LICENSES),
});
export type IncludedLicensesInput = z.infer<typeof includedLicensesSchema>;

/** The form on the page of a device's article. */
export const includedLicensesFormSchema = includedLicensesSchema.extend({ number: z.string() });

/** What comes with a device, as it is answered. */
export const includedLicensesAnswerSchema = z.object({
  device: z.string(),
  licenses: z.array(z.object({ article: z.string(), name: z.string(), quantity: z.int() })),
});
