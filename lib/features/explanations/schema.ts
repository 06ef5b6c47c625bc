import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { iscText, momentText, parsed, ticksText } from "@/lib/features/fields/schema";

/** The second to explain. */
export const explanationSchema = z.object({
  at: parsed(parseInstant)
    .optional()
    .meta({ description: "The second to explain, RFC 3339; without it, now." }),
});

/** Why an account holds what it holds at a second, as it is answered. */
export const explanationAnswerSchema = z.object({
  at: momentText,
  isAhead: z.boolean().meta({ description: "The second lies ahead: it will be so if nothing is changed." }),
  state: z.enum(["idle", "running", "stopped"]),
  formula: z.string().meta({ description: "balance(t) = balance(t0) − rate × (t − t0), with its numbers." }),
  balanceTicks: ticksText,
  balanceIsc: iscText,
  basis: z
    .object({
      sequence: z.string(),
      kind: z.enum(["charge", "rental", "change", "forfeit"]),
      at: momentText,
      balanceTicks: ticksText,
      configurationVersion: z.int(),
    })
    .nullable()
    .meta({ description: "The last entry at or before the second; null before the first." }),
  ratePerSecond: ticksText,
  paidSeconds: z.string().meta({ description: "t − t0, or up to where the credit ran out." }),
  burnedTicks: ticksText,
  exhaustedAt: momentText.nullable(),
  contractEndedAt: momentText.nullable().meta({
    description: "Where a contract ends between the entry and the second: the formula goes on from there.",
  }),
  debitedBy: z.string().nullable().meta({
    description: "The number of the entry that has posted this second's debit, if one has by now.",
  }),
  lines: z.array(
    z.object({
      serial: z.string(),
      pbx: z.string(),
      article: z.string(),
      name: z.string(),
      quantity: z.int(),
      price: iscText,
      ratePerSecond: ticksText,
    }),
  ),
});

export type ExplanationAnswer = z.infer<typeof explanationAnswerSchema>;
