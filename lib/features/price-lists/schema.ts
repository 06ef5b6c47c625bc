import { z } from "zod";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { parseInstant } from "@/lib/domain/instant";
import { parseCents } from "@/lib/domain/money/amount";
import { iscText, momentText, parsed } from "@/lib/features/fields/schema";

/** A new price list. What it does not name keeps its price; without `validFrom` it is in force at once. */
export const priceListSchema = z.object({
  validFrom: parsed(parseInstant)
    .meta({ description: "From when on, RFC 3339; without it, at once." })
    .optional(),
  prices: z
    .array(
      z.strictObject({
        article: z.string().trim().min(1).max(40),
        scenario: z.enum(SCENARIOS),
        monthlyIsc: parsed((text) => parseCents(text)).meta({
          description: "iSC per piece and average month, as decimal text with at most two decimals.",
        }),
      }),
    )
    .min(1)
    .max(10_000),
});

export type PriceListInput = z.infer<typeof priceListSchema>;

/** The answer to a new price list. */
export const publishedPriceListSchema = z.object({
  id: z.uuid(),
  number: z.int().meta({ description: "Counts the price lists of this installation." }),
  validFrom: momentText,
});

/** A price list as it is answered. */
export const priceListAnswerSchema = publishedPriceListSchema.extend({
  prices: z.array(
    z.object({ article: z.string(), name: z.string(), scenario: z.enum(SCENARIOS), monthlyIsc: iscText }),
  ),
});

export type PriceListAnswer = z.infer<typeof priceListAnswerSchema>;
