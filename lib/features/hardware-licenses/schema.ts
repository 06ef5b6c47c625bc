import { z } from "zod";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { parsed, wholeNumber } from "@/lib/features/fields/schema";

const MOST_AT_ONCE = 1_000;

/** A device's serial, in any spelling. */
export const serialSchema = parsed(parseSerial).meta({
  description: "The serial on the device's label; dashes, colons and capitals do not matter.",
});

/** One hardware license for one device. */
export const preassignedLicenseSchema = z.strictObject({
  serial: serialSchema,
  article: z.string().trim().min(1).max(40),
  quantity: wholeNumber({ min: 1, max: MAX_QUANTITY }).prefault(1),
});

/** Hardware licenses to be pre-assigned, all or none. */
export const preassignSchema = z.object({
  licenses: z.array(preassignedLicenseSchema).min(1).max(MOST_AT_ONCE),
});
export type PreassignInput = z.output<typeof preassignSchema>;

/** The device whose hardware licenses are claimed. */
export const claimSchema = z.object({ serial: serialSchema });

/** The claim form: look what the device has (`check`), then make it one's own (`claim`). */
export const claimFormSchema = claimSchema.extend({
  projectId: z.uuid(),
  intent: z.enum(["check", "claim"]).default("check"),
  reference: z.string().min(1).max(255).optional(),
});

const hardwareLicenseSchema = z.object({
  id: z.uuid(),
  licenseKey: z.string().meta({ description: "The key's content: four groups of four hex digits." }),
  article: z.string(),
  name: z.string(),
  quantity: z.int(),
  serial: z.string(),
});
export type HardwareLicense = z.infer<typeof hardwareLicenseSchema>;

/** Hardware licenses as they were pre-assigned. */
export const preassignedSchema = z.object({ licenses: z.array(hardwareLicenseSchema) });

/** A device's hardware licenses and how many of them are this account's only now. */
export const claimAnswerSchema = z.object({
  serial: z.string(),
  newlyClaimed: z.int(),
  licenses: z.array(hardwareLicenseSchema),
});
export type ClaimAnswer = z.infer<typeof claimAnswerSchema>;
