import { z } from "zod";
import { LICENSE_KEY_KINDS, LICENSE_KEY_STATES } from "@/lib/domain/licenses/license-key";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { momentText, wholeNumber } from "@/lib/features/fields/schema";
import { serialSchema } from "@/lib/features/hardware-licenses/schema";

const MOST_AT_ONCE = 500;
/** The longest text of an end customer, a location or a description. */
export const LONGEST_NOTE = 80;

const note = z.string().trim().max(LONGEST_NOTE).default("");
const quantity = wholeNumber({ min: 1, max: MAX_QUANTITY });
const reference = z.string().min(1).max(255).optional();

const newLicense = {
  article: z.string().trim().min(1).max(40).meta({ description: "The number of the license's article." }),
  quantity,
  serial: serialSchema,
  endCustomer: note,
  location: note,
  description: note,
};

/** Licenses to bind to devices, all or none. */
export const bindSchema = z.object({
  licenses: z.array(z.strictObject(newLicense)).min(1).max(MOST_AT_ONCE),
});
export type BindInput = z.output<typeof bindSchema>;

/** The form *Create*: look what would be bound (`check`), then bind it (`bind`), once per reference. */
export const bindFormSchema = z.object({
  ...newLicense,
  projectId: z.uuid(),
  intent: z.enum(["check", "bind"]).default("check"),
  reference,
});

const mixingSchema = z.object({
  kind: z.enum(["versions", "sources"]).meta({
    description:
      "`versions`: a license in several versions. `sources`: rented and purchased licenses on one PBX.",
  }),
  serial: z.string(),
  license: z.string().meta({ description: "Empty for `sources`." }),
  works: z.string().meta({ description: "The smallest version, the only one that works." }),
  idle: z.array(z.string()).meta({ description: "The versions that do not." }),
});
export type DeviceMixing = z.infer<typeof mixingSchema>;

const boundLicenseSchema = z.object({
  id: z.uuid(),
  licenseKey: z.string().meta({ description: "The key's content: four groups of four hex digits." }),
  article: z.string(),
  name: z.string(),
  quantity: z.int(),
  serial: z.string(),
  endCustomer: z.string(),
  location: z.string(),
  description: z.string(),
});
export type BoundLicense = z.infer<typeof boundLicenseSchema>;

/** What was bound, what is left of those articles, and which versions do not work together on those devices. */
export const bindAnswerSchema = z.object({
  licenses: z.array(boundLicenseSchema),
  left: z.array(z.object({ article: z.string(), name: z.string(), left: z.int() })),
  mixings: z.array(mixingSchema),
});
export type BindAnswer = z.infer<typeof bindAnswerSchema>;

/** How the list of license keys is narrowed. */
export const licenseKeyFilterSchema = z.object({
  serial: z.string().trim().max(40).optional(),
  customer: z.string().trim().max(LONGEST_NOTE).optional(),
  article: z.string().trim().max(40).optional(),
  state: z.enum(LICENSE_KEY_STATES).optional(),
});
export type LicenseKeyFilter = z.output<typeof licenseKeyFilterSchema>;

const page = z.coerce.number().int().min(1).max(100_000).default(1);

/** As it stands in the address of the list. */
export const licenseKeyPageSchema = licenseKeyFilterSchema.extend({ page });

/** As it is asked for by token. */
export const licenseKeyQuerySchema = z.strictObject({
  ...licenseKeyFilterSchema.shape,
  page,
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

/** A license key in an answer. */
export const licenseKeySchema = boundLicenseSchema.extend({
  kind: z.enum(LICENSE_KEY_KINDS),
  state: z.enum(LICENSE_KEY_STATES),
  createdAt: momentText,
  endedAt: momentText.nullable(),
  endReason: z.string(),
});

/** A page of license keys, the newest first. */
export const licenseKeysSchema = z.object({
  licenseKeys: z.array(licenseKeySchema),
  total: z.int(),
  page: z.int(),
});
