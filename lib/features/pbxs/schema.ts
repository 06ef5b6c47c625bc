import { z } from "zod";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { parsed } from "@/lib/features/fields/schema";

/** A serial in any spelling, understood as printed on the label. */
export const serialSchema = parsed(parseSerial).meta({
  description: "As printed on the device's label, in any spelling.",
  examples: ["00-90-33-46-0A-F2"],
});

/** A PBX of a customer: on its own premises or in the cloud, which have prices of their own. */
export const newPbxSchema = z.object({
  serial: serialSchema,
  name: z.string().trim().min(1).max(120),
  scenario: z.enum(SCENARIOS),
});

export type NewPbxInput = z.infer<typeof newPbxSchema>;

/** The form that adds a PBX to an account. */
export const pbxFormSchema = newPbxSchema.extend({ accountId: z.uuid() });

/** The button that has licenses sent again. */
export const resendFormSchema = z.object({ accountId: z.uuid() });

/** The answer to a new PBX. */
export const addedPbxSchema = z.object({
  serial: z.string(),
  name: z.string(),
  scenario: z.enum(SCENARIOS),
  version: z.int(),
});

/** The answer to a PBX that was taken out. */
export const removedPbxSchema = z.object({ serial: z.string(), removed: z.literal(true) });

/** The button that takes a PBX out, once per reference. */
export const removePbxFormSchema = z.object({
  accountId: z.uuid(),
  serial: serialSchema,
  reference: z.string().min(1).max(255).optional(),
});
