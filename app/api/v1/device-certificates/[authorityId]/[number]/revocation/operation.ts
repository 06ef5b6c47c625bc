import { revokeCertificate } from "@/lib/features/device-certificates/mutations";
import {
  certificateNameSchema,
  revokeCertificateSchema,
  revokedCertificateSchema,
} from "@/lib/features/device-certificates/schema";
import { operation } from "@/lib/platform/api/operation";

/** Revokes a device certificate. */
export const revokeDeviceCertificate = operation({
  id: "revokeDeviceCertificate",
  method: "POST",
  path: "/api/v1/device-certificates/{authorityId}/{number}/revocation",
  tag: "Vendor",
  summary: "Revoke a device certificate",
  description:
    "For the vendor's staff with the permission `licenses`. The device's next call is refused, and its authority's revocation list names the certificate at once. It cannot be undone.",
  params: certificateNameSchema.strict(),
  body: {
    name: "CertificateRevocation",
    schema: revokeCertificateSchema.strict(),
    example: { reason: "key_compromise", note: "Stolen with the device" },
  },
  answer: {
    status: 200,
    description: "The certificate, and the list that names it.",
    content: {
      name: "RevokedCertificate",
      schema: revokedCertificateSchema,
      example: {
        authorityId: "01990b5a-7c00-7000-8000-000000000050",
        number: "61B86B6CAAC439D8592748C80B555976",
        serial: "00-90-33-46-0A-F2",
        revokedAt: "2026-11-22T03:10:00Z",
        reason: "key_compromise",
        listNumber: "12",
      },
    },
  },
  refusals: ["organization_kind_wrong", "not_found", "certificate_revoked_already"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await revokeCertificate(scope, { ...params, ...body }, reference),
  }),
});
