import { z } from "zod";
import { serialSchema } from "@/lib/features/hardware-licenses/schema";
import { bindAnswerSchema } from "@/lib/features/license-keys/schema";

/** A device's license file as the device gave it back. How long it may be is said where it is read. */
export const returnSchema = z.object({
  serial: serialSchema,
  xml: z.string().min(1).meta({ description: "The XML form of the device's license file, unchanged." }),
});
export type ReturnInput = z.output<typeof returnSchema>;

/** The return form: look what would return (`check`), then return it (`return`), once per reference. */
export const returnFormSchema = returnSchema.extend({
  projectId: z.uuid(),
  intent: z.enum(["check", "return"]).default("check"),
  reference: z.string().min(1).max(255).optional(),
});

/** What went back to the balance, and what had to stay on the device. */
export const returnAnswerSchema = z.object({
  serial: z.string(),
  returned: bindAnswerSchema.shape.licenses,
  staying: z.int().meta({ description: "Hardware and test licenses, which are not returned." }),
});
export type ReturnAnswer = z.infer<typeof returnAnswerSchema>;

/** What a device gives back: the licenses with these keys, or without any named all its software licenses. */
export const deviceReturnSchema = z.strictObject({
  licenseKeys: z.array(z.string().max(40)).min(1).max(1_000).optional(),
});
export type DeviceReturnInput = z.output<typeof deviceReturnSchema>;

/** What a device is told: the keys that ended, and how many had to stay. */
export const deviceReturnAnswerSchema = z.object({
  serial: z.string(),
  returned: z.array(z.string()),
  staying: z.int(),
});
export type DeviceReturnAnswer = z.infer<typeof deviceReturnAnswerSchema>;
