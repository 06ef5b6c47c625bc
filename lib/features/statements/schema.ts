import { z } from "zod";
import { parseMonth, parseTimeZone } from "@/lib/domain/display/month";
import { iscText, momentText, parsed, ticksText } from "@/lib/features/fields/schema";

/** A month of the calendar, "2026-11". */
export const monthText = parsed(parseMonth).meta({
  description: "A month of the calendar.",
  examples: ["2026-11"],
});

/** On whose clocks a month begins and ends. */
const timeZoneText = parsed(parseTimeZone).meta({
  description: "On whose clocks the month begins and ends: a name of the IANA database.",
  examples: ["Europe/Berlin"],
});

/** How a statement is wanted. */
export const statementQuerySchema = z.object({
  timeZone: timeZoneText.default("UTC"),
  format: z.enum(["json", "pdf", "xlsx"]).default("json"),
  locale: z.enum(["en", "de"]).default("en").meta({ description: "The language of a file." }),
});

const amounts = {
  amountTicks: ticksText,
  amountIsc: iscText.meta({ description: "The step between two balances as they are shown." }),
  balanceTicks: ticksText.meta({ description: "The balance after this row." }),
} as const;

const movementSchema = z.object({
  at: momentText,
  count: z.string().meta({ description: "How many there were: of very many in a day, the day is told." }),
  activationKey: z.string().nullable().meta({ description: "The last group of the key, if it was one." }),
  ...amounts,
});

const partSchema = z.object({
  article: z.string(),
  name: z.string(),
  quantity: z.int(),
  price: iscText,
  seconds: z.string().meta({ description: "For how many seconds of the month it was paid." }),
  ...amounts,
});

/** A month's statement as it is answered. */
export const statementAnswerSchema = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  month: z.string(),
  timeZone: z.string(),
  from: momentText,
  to: momentText.meta({ description: "The first second after the month." }),
  until: momentText.meta({ description: "Up to when it is known: the month's end, or now." }),
  openingTicks: ticksText,
  openingIsc: iscText,
  charges: z.array(movementSchema),
  chargedIsc: iscText,
  pbxs: z.array(
    z.object({
      serial: z.string(),
      name: z.string(),
      amountTicks: ticksText,
      amountIsc: iscText,
      parts: z.array(partSchema),
    }),
  ),
  debitedIsc: iscText,
  forfeits: z.array(movementSchema),
  unexplainedTicks: ticksText.meta({ description: "What no configuration line explains. Always 0." }),
  closingTicks: ticksText,
  closingIsc: iscText,
});

export type StatementAnswer = z.infer<typeof statementAnswerSchema>;
