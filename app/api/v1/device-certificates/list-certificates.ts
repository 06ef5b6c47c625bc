import { formatInstant } from "@/lib/domain/instant";
import { findCertificates } from "@/lib/features/device-certificates/data";
import {
  certificateRecordsSchema,
  certificateQuerySchema,
  CERTIFICATES_PER_PAGE,
} from "@/lib/features/device-certificates/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists device certificates. */
export const listDeviceCertificates = operation({
  id: "listDeviceCertificates",
  method: "GET",
  path: "/api/v1/device-certificates",
  tag: "Vendor",
  summary: "List device certificates",
  description:
    "For the vendor's staff: by serial or number, and by how they stand; `expiring` are those in the last third of their life.",
  query: certificateQuerySchema,
  answer: {
    status: 200,
    description: "A page of certificates.",
    content: {
      name: "DeviceCertificates",
      schema: certificateRecordsSchema,
      example: {
        certificates: [
          {
            authorityId: "01990b5a-7c00-7000-8000-000000000050",
            number: "61B86B6CAAC439D8592748C80B555976",
            serial: "00-90-33-46-0A-F2",
            authority: "Production",
            origin: "enrolled",
            state: "valid",
            issuedAt: "2026-11-22T03:10:00Z",
            expiresAt: "2028-11-21T03:10:00Z",
            firstUsedAt: "2026-11-22T03:10:04Z",
            revokedAt: null,
            revokedReason: null,
          },
        ],
        total: 1,
        page: 1,
        pageSize: CERTIFICATES_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, query }) => {
    const { certificates, total } = await findCertificates(scope, query);
    const answers = certificates.map(({ issuedAt, expiresAt, firstUsedAt, revokedAt, ...certificate }) => ({
      ...certificate,
      issuedAt: formatInstant(issuedAt),
      expiresAt: formatInstant(expiresAt),
      firstUsedAt: firstUsedAt && formatInstant(firstUsedAt),
      revokedAt: revokedAt && formatInstant(revokedAt),
    }));
    const { page } = query;
    return { status: 200, json: { certificates: answers, total, page, pageSize: CERTIFICATES_PER_PAGE } };
  },
});
