import { z } from "zod";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { parseInstant } from "@/lib/domain/instant";
import { parsePrice } from "@/lib/domain/prices/price";
import { iscText, momentText, parsed } from "@/lib/features/fields/schema";

/** What a list is at a second: not begun, in force, or followed by a later one. */
export const LIST_STATES = ["waiting", "in_force", "past"] as const;
export type ListState = (typeof LIST_STATES)[number];

const MOST_PRICES = 10_000;

/** Prices by article and scenario, in iSC per piece and average month. */
export const namedPricesSchema = z
  .array(
    z.strictObject({
      article: z.string().trim().min(1).max(40),
      scenario: z.enum(SCENARIOS),
      monthlyIsc: parsed((text) => parsePrice(text)).meta({
        description:
          "iSC per piece and average month, as decimal text with at most two decimals; at most 100000.00.",
      }),
    }),
  )
  .max(MOST_PRICES);

/** A new price list. What it does not name keeps its price; without `validFrom` it is in force at once. */
export const priceListSchema = z.object({
  validFrom: parsed(parseInstant)
    .meta({ description: "From when on, RFC 3339; without it, at once." })
    .optional(),
  prices: namedPricesSchema.min(1),
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

/** The price lists, the latest first. */
export const priceListsAnswerSchema = z.object({
  lists: z.array(
    publishedPriceListSchema.extend({
      state: z.enum(LIST_STATES).meta({ description: "`waiting` until its valid-from comes." }),
      named: z.int().meta({ description: "How many prices the list names itself; the rest it kept." }),
      accounts: z.int().meta({ description: "How many accounts are on it." }),
    }),
  ),
});

export type PriceListAnswer = z.infer<typeof priceListAnswerSchema>;

const anyIsc = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .nullable();

/** Two lists side by side as they are answered. */
export const comparisonAnswerSchema = z.object({
  prices: z.array(
    z.object({
      article: z.string(),
      scenario: z.enum(SCENARIOS),
      oldIsc: anyIsc,
      newIsc: anyIsc,
      differenceIsc: anyIsc.meta({ description: "New less old; null where one of the two has no price." }),
      percent: anyIsc.meta({ description: "Of the old price, truncated to two decimals." }),
    }),
  ),
});

/** Whether a text could be a list's or a draft's id at all; the database takes no other. */
export const isPriceListId = (text: string): boolean => z.uuid().safeParse(text).success;
