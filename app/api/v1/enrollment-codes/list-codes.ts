import { formatInstant } from "@/lib/domain/instant";
import { listEnrollmentCodes as list } from "@/lib/features/device-enrollments/data";
import { codeQuerySchema, CODES_PER_PAGE, shownCodesSchema } from "@/lib/features/device-enrollments/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists the enrollment codes of one's own organization. */
export const listEnrollmentCodes = operation({
  id: "listEnrollmentCodes",
  method: "GET",
  path: "/api/v1/enrollment-codes",
  tag: "Partner",
  summary: "List enrollment codes",
  description: "The codes one's own organization made, the newest first; for the vendor's staff all of them.",
  query: codeQuerySchema,
  answer: {
    status: 200,
    description: "A page of codes, which are not shown any more.",
    content: {
      name: "EnrollmentCodes",
      schema: shownCodesSchema,
      example: {
        enrollmentCodes: [
          {
            id: "01990b5a-7c00-7000-8000-000000000051",
            lastCharacters: "HD8N",
            state: "open",
            serial: "00-90-33-46-0A-F2",
            account: null,
            organization: "Reseller GmbH",
            createdAt: "2026-11-22T03:10:00Z",
            expiresAt: "2026-11-22T03:25:00Z",
            usedAt: null,
            usedSerial: null,
          },
        ],
        total: 1,
        page: 1,
        pageSize: CODES_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong", "limited_to_projects"],
  handle: async ({ scope, query }) => {
    const { codes, total } = await list(scope, query);
    const enrollmentCodes = codes.map(({ createdAt, expiresAt, usedAt, ...code }) => ({
      ...code,
      createdAt: formatInstant(createdAt),
      expiresAt: formatInstant(expiresAt),
      usedAt: usedAt && formatInstant(usedAt),
    }));
    return { status: 200, json: { enrollmentCodes, total, page: query.page, pageSize: CODES_PER_PAGE } };
  },
});
