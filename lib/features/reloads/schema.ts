import { z } from "zod";
import { RELOAD_STATES, THRESHOLDS, type ThresholdWeeks } from "@/lib/domain/reloads/reload";
import { MAX_CENTS, TICKS_PER_ISC, ticks } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";
import { iscText, momentText, parsed } from "@/lib/features/fields/schema";

export const RELOADS_PER_PAGE = 50;
const MOST_ISC = MAX_CENTS / 1_000n / 100n;

/** Whole iSC, at least one: what is invoiced is counted, so nothing of it is rounded. */
const wholeIsc = parsed((text) => {
  const [, digits] = /^(\d{1,12})(?:[.,]0{1,2})?$/.exec(text) ?? [];
  const count = BigInt(digits ?? "0");
  if (count === 0n || count > MOST_ISC)
    throw new Refusal("reload_amount_malformed", { most: MOST_ISC.toString() });
  return ticks(count * TICKS_PER_ISC);
}).meta({ description: "Whole iSC.", examples: ["100"] });

const thresholdWeeks = z.coerce
  .number()
  .refine((count): count is ThresholdWeeks => THRESHOLDS.some((weeks) => weeks === count))
  .meta({ description: "Weeks of runway below which a reload is due: 2 or 4.", examples: [2] });

const terms = { thresholdWeeks, amountIsc: wholeIsc, monthlyCapIsc: wholeIsc };
const allowsOne = (fields: Readonly<{ amountIsc: bigint; monthlyCapIsc: bigint }>): boolean =>
  fields.monthlyCapIsc >= fields.amountIsc;
const CAP_FAULT = { path: ["monthlyCapIsc"], error: "reload_cap_too_low" };

/** The service for an account: on or off, and on which terms. */
export const reloadSettingsSchema = z
  .strictObject({ enabled: z.boolean(), ...terms })
  .refine(allowsOne, CAP_FAULT);
export type ReloadSettingsInput = z.infer<typeof reloadSettingsSchema>;

const reference = z.string().min(1).max(255).optional();
/** The tab's form. */
export const reloadFormSchema = z
  .object({ accountId: z.uuid(), enabled: z.enum(["on", "off"]), ...terms, reference })
  .refine(allowsOne, CAP_FAULT);

/** The vendor's switch by token: why reloads are stopped, or null to let them go on. */
export const reloadSwitchSchema = z.strictObject({ reason: z.string().trim().min(1).max(300).nullable() });
/** The vendor's switch of one account, or of all. */
export const stopFormSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("stop"),
    accountId: z.uuid().optional(),
    reason: z.string().trim().min(1).max(300),
  }),
  z.object({ intent: z.literal("resume"), accountId: z.uuid().optional() }),
]);
/** The button that switches the service off, and the one that tries a reload again. */
export const accountIdFormSchema = z.object({ accountId: z.uuid() });
export const reloadIdFormSchema = z.object({ reloadId: z.uuid() });

/** Which reloads are wanted. */
export const reloadListSchema = z.object({
  state: z.enum(RELOAD_STATES).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type ReloadListInput = z.infer<typeof reloadListSchema>;

/** The service of an account as it is answered. */
export const reloadServiceSchema = z.object({
  accountId: z.uuid(),
  enabled: z.boolean(),
  thresholdWeeks: z.number(),
  amountIsc: iscText,
  monthlyCapIsc: iscText,
  reloadedThisMonthIsc: iscText,
  stopped: z.boolean().meta({ description: "Whether the vendor stops this account's reloads." }),
  allStopped: z.boolean().meta({ description: "Whether the vendor stops all reloads." }),
  waitingFor: z.string().nullable().meta({
    description: "Why a reload that is due waits: `cap_reached`, `contract`, `billing_missing` and so on.",
  }),
  missing: z
    .array(z.string())
    .meta({ description: "What the service still needs before it can be switched on, or go on." }),
});
export type ReloadServiceAnswer = z.infer<typeof reloadServiceSchema>;

/** A reload as it is answered. */
export const reloadAnswerSchema = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  accountName: z.string(),
  state: z.enum(RELOAD_STATES),
  amountIsc: iscText,
  openedAt: momentText,
  chargedAt: momentText.nullable(),
  stopReason: z.string().nullable(),
  attempts: z.int(),
  nextAttemptAt: momentText.nullable(),
  lastError: z.string().nullable(),
  invoice: z.object({ id: z.uuid(), number: z.string() }).nullable(),
});
export type ReloadAnswer = z.infer<typeof reloadAnswerSchema>;

/** What the switches answer. */
export const switchAnswerSchema = z.object({ stopped: z.boolean() });
