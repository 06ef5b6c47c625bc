import { z } from "zod";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { parseInstant } from "@/lib/domain/instant";
import { parseCents } from "@/lib/domain/money/amount";
import { parsed } from "@/lib/features/fields/schema";

/** A new price list. What it does not name keeps its price; without `validFrom` it is in force at once. */
export const priceListSchema = z.object({
  validFrom: parsed(parseInstant).optional(),
  prices: z
    .array(
      z.object({
        article: z.string().trim().min(1),
        scenario: z.enum(SCENARIOS),
        monthlyIsc: parsed((text) => parseCents(text)),
      }),
    )
    .min(1)
    .max(10_000),
});

export type PriceListInput = z.infer<typeof priceListSchema>;
