import { z } from "zod";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { momentText, wholeNumber } from "@/lib/features/fields/schema";
import { serialSchema } from "@/lib/features/hardware-licenses/schema";

const version = z
  .string()
  .trim()
  .regex(/^\d{1,3}(?:r\d{1,3})?$/i)
  .meta({ description: "The version of the device's firmware: 14, or 13r3." });
const pbxLicenses = wholeNumber({ min: 1, max: MAX_QUANTITY });

/** A test license for a device: its version and, unless its PBX is a slave, how many PBX licenses. */
export const newTestLicenseSchema = z.discriminatedUnion("slave", [
  z.strictObject({ serial: serialSchema, version, slave: z.literal(true) }),
  z.strictObject({ serial: serialSchema, version, slave: z.literal(false), pbxLicenses }),
]);
export type NewTestLicense = z.output<typeof newTestLicenseSchema>;

const formFields = {
  serial: serialSchema,
  version,
  projectId: z.uuid(),
  reference: z.string().min(1).max(255).optional(),
};

/** The form *Test license*. The number of PBX licenses counts only where the PBX is no slave. */
export const testLicenseFormSchema = z.discriminatedUnion("pbx", [
  z.object({ ...formFields, pbx: z.literal("slave") }),
  z.object({ ...formFields, pbx: z.literal("master"), pbxLicenses }),
]);
export type TestLicenseForm = z.output<typeof testLicenseFormSchema>;

/** A test license in an answer. It runs from its first download on. */
export const testLicenseSchema = z.object({
  serial: z.string(),
  version: z.string(),
  slave: z.boolean(),
  pbxLicenses: z.int().nullable(),
  createdAt: momentText,
  firstDownloadedAt: momentText.nullable(),
  expiresAt: momentText.nullable(),
});
export type TestLicenseAnswer = z.infer<typeof testLicenseSchema>;

/** The test licenses of a project. */
export const testLicensesSchema = z.object({ testLicenses: z.array(testLicenseSchema), total: z.int() });

/** Which page of the list is wanted. */
export const testLicensePageSchema = z.coerce.number().int().min(1).max(100_000);
