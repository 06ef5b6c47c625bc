import { z } from "zod";
import { findPastedKeys, MOST_PASTED_KEYS } from "@/lib/domain/licenses/pasted-keys";
import { activationKeySchema } from "@/lib/features/charges/schema";
import { momentText } from "@/lib/features/fields/schema";
import { amountText, keyContentSchema } from "@/lib/features/key-contents/schema";

const LONGEST_TEXT = 100_000;

/** Keys to add to a project, each once. */
export const addKeysSchema = z.object({
  activationKeys: z.array(activationKeySchema).min(1).max(MOST_PASTED_KEYS),
});

const pasted = z
  .string()
  .max(LONGEST_TEXT)
  .transform(findPastedKeys)
  .refine((keys) => keys.length > 0, {
    error: "activation_key_malformed",
    params: { reason: "empty" },
  });

/** The form *Add*: look what the pasted keys hold (`check`), then add them (`add`), once per reference. */
export const addKeysFormSchema = z.object({
  projectId: z.uuid(),
  text: pasted,
  intent: z.enum(["check", "add"]).default("check"),
  reference: z.string().min(1).max(255).optional(),
});

/** The keys of a request: what each holds, and whether it can be added or was. */
export const addedAnswerSchema = z.object({
  keys: z.array(
    z.object({
      lastGroup: z.string(),
      outcome: z.enum(["added", "addable", "unknown", "used", "cancelled", "malformed"]),
      content: keyContentSchema.nullable().meta({ description: "What the key holds, where `dryRun` asked." }),
    }),
  ),
});

/** Which page of a list is wanted. */
export const addedKeysPageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

export type AddedKeysPage = z.infer<typeof addedKeysPageSchema>;

/** What keys brought to a project, and what became of it. */
export const addedKeysSchema = z.object({
  total: z.number().int(),
  lots: z.array(
    z.object({
      id: z.uuid(),
      lastGroup: z.string(),
      article: z.string().nullable().meta({ description: "An article's number; null for iSC." }),
      name: z.string(),
      amount: amountText,
      used: amountText,
      inOwnActivations: amountText,
      left: amountText,
      origin: z.object({
        kind: z.enum(["vendor", "own_activation"]),
        organization: z.string(),
      }),
      addedAt: momentText,
    }),
  ),
});
