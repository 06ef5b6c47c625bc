import { z } from "zod";

/** Why a license key is revoked; its owner reads it. */
export const revocationSchema = z.object({
  reason: z.string().trim().min(1).max(200).meta({ description: "Why: the key's owner reads it." }),
});
export type RevocationInput = z.output<typeof revocationSchema>;

/** A license key that was revoked, and where its pieces are now. */
export const revokedSchema = z.object({
  id: z.uuid(),
  licenseKey: z.string(),
  serial: z.string(),
  article: z.string(),
  quantity: z.int(),
  returnedToBalance: z
    .boolean()
    .meta({ description: "Whether the pieces are in the project's balance again." }),
});
export type RevokedLicenseKey = z.infer<typeof revokedSchema>;
