import { z } from "zod";
import { LICENSE_KEY_STATES } from "@/lib/domain/licenses/license-key";
import { revocationSchema } from "@/lib/features/license-revocations/schema";

export const LICENSE_KEYS_PER_PAGE = 50;

/** Which license keys the vendor looks for. What makes no sense counts as not given. */
export const licenseKeySearchSchema = z.object({
  search: z.string().trim().max(80).default("").catch(""),
  state: z.enum(LICENSE_KEY_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type LicenseKeySearch = z.infer<typeof licenseKeySearchSchema>;

export const licenseKeyIdSchema = z.uuid();

/** The form *Revoke*. */
export const revokeFormSchema = revocationSchema.extend({
  id: licenseKeyIdSchema,
  reference: z.string().min(1).max(255).optional(),
});
