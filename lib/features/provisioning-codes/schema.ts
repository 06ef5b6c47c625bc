import { z } from "zod";
import { CODE_PURPOSES, MOST_DEVICES } from "@/lib/domain/rental-devices/provisioning-code";
import { momentText, wholeNumber } from "@/lib/features/fields/schema";

const devices = wholeNumber({ min: 1, max: MOST_DEVICES });

/** A code for one device within a quarter of an hour, or for the devices of a rollout within seven days. */
export const newProvisioningCodeSchema = z.object({
  purpose: z.enum(CODE_PURPOSES),
  devices: devices.optional().meta({ description: "How many devices a rollout lets in; one for `device`." }),
});
export type NewProvisioningCodeInput = z.infer<typeof newProvisioningCodeSchema>;

const forAccount = { accountId: z.uuid(), reference: z.string().min(1).max(255).optional() };

/** The form that makes a code. How many devices a rollout has does not matter to a code for one. */
export const provisioningCodeFormSchema = z.discriminatedUnion("purpose", [
  z.object({ ...forAccount, purpose: z.literal("device") }),
  z.object({ ...forAccount, purpose: z.literal("rollout"), devices }),
]);

/** The button that ends a code. */
export const endCodeFormSchema = z.object({ accountId: z.uuid(), codeId: z.uuid() });

/** How a code stands. */
export const CODE_STATES = ["usable", "used", "expired", "ended"] as const;

/** A code as it is answered; never the code itself. */
export const provisioningCodeAnswerSchema = z.object({
  id: z.uuid(),
  lastCharacters: z.string(),
  state: z.enum(CODE_STATES),
  usedDevices: z.int(),
  mostDevices: z.int(),
  createdAt: momentText,
  createdBy: z.string().nullable(),
  expiresAt: momentText,
});

/** A new code, told this once. */
export const newCodeAnswerSchema = z.object({
  id: z.uuid(),
  code: z.string().meta({ description: "Type it on the device. It is told this once." }),
  mostDevices: z.int(),
  expiresAt: momentText,
});

/** What a device is answered when it was let into an account. */
export const provisionedAnswerSchema = z.object({
  serial: z.string(),
  name: z.string(),
  article: z.string(),
  model: z.string(),
  provisionedAt: momentText,
});

/** What a device sends to be let into an account. */
export const provisioningSchema = z.strictObject({
  code: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(120).optional(),
});
