import { z } from "zod";
import { revokeLicenseKey as revoke } from "@/lib/features/license-revocations/mutations";
import { revocationSchema, revokedSchema } from "@/lib/features/license-revocations/schema";
import { operation } from "@/lib/platform/api/operation";

/** Revokes a license key. */
export const revokeLicenseKey = operation({
  id: "revokeLicenseKey",
  method: "POST",
  path: "/api/v1/license-keys/{id}/revocation",
  tag: "Vendor",
  summary: "Revoke a license key",
  description:
    "For the vendor's staff with the permission `licenses`. Its pieces return to the balance they came from; a pre-assigned hardware license is gone. The key stays in its owner's list, marked.",
  params: z.strictObject({ id: z.string().meta({ description: "The license key's id." }) }),
  body: { name: "Revocation", schema: revocationSchema.strict(), example: { reason: "Wrong serial" } },
  answer: {
    status: 200,
    description: "The license key, and whether its pieces are in the balance again.",
    content: {
      name: "RevokedLicenseKey",
      schema: revokedSchema,
      example: {
        id: "01990b5a-7c00-7000-8000-000000000030",
        licenseKey: "9e2d-7985-3e84-1005",
        serial: "00-90-33-46-0A-F2",
        article: "02-00039-002",
        quantity: 37,
        returnedToBalance: true,
      },
    },
  },
  refusals: ["organization_kind_wrong", "license_key_not_found", "license_key_ended"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await revoke(scope, { licenseKeyId: params.id, ...body }, reference),
  }),
});
