import { z } from "zod";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { accountPreviewSchema, accountViewSchema } from "@/lib/features/accounts/schema";
import { serialSchema } from "@/lib/features/pbxs/schema";

const MOST_LINES = 500;
const MOST_PBXS = 500;

/** What a PBX shall rent. A quantity of 0 removes the license. */
export const linesSchema = z
  .array(
    z.strictObject({
      article: z.string().trim().min(1).max(40),
      quantity: z.number().int().min(0).max(MAX_QUANTITY),
    }),
  )
  .max(MOST_LINES);

/** One PBX's new configuration; `basedOn` is the version it was made from. */
export const pbxChangeSchema = z.object({
  lines: linesSchema,
  basedOn: z
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: "The PBX's version the change was made from; without it, whatever is in force." }),
});

/** The new configurations of some PBXs of one account, and the price list the person saw. */
export const configurationChangeSchema = z.object({
  changes: z
    .array(pbxChangeSchema.extend({ serial: serialSchema }))
    .min(1)
    .max(MOST_PBXS),
  seenPriceListId: z.uuid().optional().meta({
    description:
      "The price list that was shown before; if another is in force by now, the request is refused.",
  }),
});

export type ConfigurationChangeInput = z.infer<typeof configurationChangeSchema>;

/** The rental form: look what the change would do (`preview`), then do it (`change`), once per reference. */
export const configurationFormSchema = configurationChangeSchema.extend({
  accountId: z.uuid(),
  intent: z.enum(["preview", "change"]),
  reference: z.string().min(1).max(255).optional(),
});

/** The account after a change. With `dryRun`, what it would be, with everything that would differ. */
export const configurationAnswerSchema = accountViewSchema.extend({
  applied: z
    .boolean()
    .meta({ description: "Whether this request changed something; false: it was in force already." }),
  pbxs: z
    .array(z.object({ serial: z.string(), version: z.int() }))
    .meta({ description: "The versions all PBXs of the account have now." }),
  ...accountPreviewSchema.shape,
});
