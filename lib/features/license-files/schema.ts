import { z } from "zod";
import { serialSchema } from "@/lib/features/hardware-licenses/schema";

/** The three forms of a device's license file. */
export const LICENSE_FORMS = ["script", "xml", "document"] as const;
export type LicenseForm = (typeof LICENSE_FORMS)[number];

/** Which device's file is wanted, and in which form. */
export const licenseFileSchema = z.object({
  serial: serialSchema,
  form: z.enum(LICENSE_FORMS).default("script"),
});
export type LicenseFileInput = z.output<typeof licenseFileSchema>;

/** The old address names the device `f_mac`. */
export const oldAddressSchema = z.object({ f_mac: serialSchema });

/** A device's license file in an answer. */
export const licenseFileAnswerSchema = z.object({
  serial: z.string(),
  form: z.enum(LICENSE_FORMS),
  fileName: z.string(),
  mediaType: z.string(),
  content: z.string().meta({ description: "The file as it is to be uploaded to the device." }),
});
export type LicenseFile = z.infer<typeof licenseFileAnswerSchema>;
