import { issueForRequest } from "@/lib/features/device-certificates/mutations";
import { certificateNameSchema, issueSchema } from "@/lib/features/device-certificates/schema";
import { certificateAnswerSchema } from "@/lib/features/device-enrollments/schema";
import { operation } from "@/lib/platform/api/operation";

/** Issues a certificate for a device's request. */
export const issueDeviceCertificate = operation({
  id: "issueDeviceCertificate",
  method: "POST",
  path: "/api/v1/device-certificates",
  tag: "Vendor",
  summary: "Issue a device certificate",
  description:
    "For the vendor's staff with the permission `licenses`, who vouch for the request (PKCS#10) being the device's. Signed by `authorityId`, or by the authority that signs at present.",
  body: {
    name: "CertificateOrder",
    schema: issueSchema.strict(),
    example: { serial: "00-90-33-46-0A-F2", csr: "-----BEGIN CERTIFICATE REQUEST-----…" },
  },
  answer: {
    status: 201,
    description: "The certificate and its authority, PEM, and its name here.",
    content: {
      name: "OrderedCertificate",
      schema: certificateAnswerSchema.extend(certificateNameSchema.shape),
      example: {
        serial: "00-90-33-46-0A-F2",
        certificate: "-----BEGIN CERTIFICATE-----…",
        authority: "-----BEGIN CERTIFICATE-----…",
        expiresAt: "2028-11-21T03:10:00Z",
        renewFrom: "2028-03-22T11:10:00Z",
        authorityId: "01990b5a-7c00-7000-8000-000000000050",
        number: "61B86B6CAAC439D8592748C80B555976",
      },
    },
  },
  refusals: [
    "organization_kind_wrong",
    "serial_malformed",
    "certificate_request_invalid",
    "device_authority_missing",
  ],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: await issueForRequest(scope, body, reference),
  }),
});
