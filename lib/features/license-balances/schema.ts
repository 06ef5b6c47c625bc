import { z } from "zod";
import { amountText } from "@/lib/features/key-contents/schema";
import { momentText } from "@/lib/features/fields/schema";
import { PROJECT_EVENTS } from "@/lib/domain/licenses/balance";

/** How iSC is named where an article's number stands otherwise. */
export const ISC = "isc";

/** The columns of the balance. */
export const BALANCE_COLUMNS = ["loaded", "used", "inOwnActivations", "left"] as const;
export type BalanceColumn = (typeof BALANCE_COLUMNS)[number];

/** Which movements are wanted: of which type, and only those that changed one column. */
export const movementListSchema = z.object({
  article: z.string().min(1).max(40).meta({ description: "An article's number, or `isc`." }),
  column: z.enum(BALANCE_COLUMNS).optional().meta({ description: "Only what changed this column." }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

/** As they stand in the address of a page, which begins with iSC. */
export const movementPageSchema = movementListSchema.extend({
  article: movementListSchema.shape.article.default(ISC),
});

export type MovementListInput = z.infer<typeof movementListSchema>;

const columns = { loaded: amountText, used: amountText, inOwnActivations: amountText, left: amountText };

/** A project's balance as it is answered. */
export const balanceAnswerSchema = z.object({
  balance: z.array(
    z.object({
      article: z.string().nullable().meta({ description: "An article's number; null for iSC." }),
      name: z.string(),
      ...columns,
    }),
  ),
});

/** What is behind a balance: each event with the step it was and the balance it left behind, the newest first. */
export const movementsAnswerSchema = z.object({
  total: z.number().int(),
  movements: z.array(
    z.object({
      at: momentText,
      event: z.enum(PROJECT_EVENTS),
      amount: amountText,
      activationKey: z.string().nullable().meta({ description: "The last group of the key it was." }),
      serial: z.string().nullable().meta({ description: "The device, where licenses were bound to one." }),
      person: z.string().nullable(),
      step: z.object(columns),
      balance: z.object(columns),
    }),
  ),
});
