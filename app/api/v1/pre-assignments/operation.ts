import { formatInstant } from "@/lib/domain/instant";
import { listPreAssignments as list } from "@/lib/features/pre-assignments/data";
import {
  PRE_ASSIGNMENTS_PER_PAGE,
  preAssignmentQuerySchema,
  preAssignmentsSchema,
} from "@/lib/features/pre-assignments/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists the hardware licenses the vendor pre-assigned. */
export const listPreAssignments = operation({
  id: "listPreAssignments",
  method: "GET",
  path: "/api/v1/pre-assignments",
  tag: "Vendor",
  summary: "List pre-assigned hardware licenses",
  description: "For the vendor's staff: the newest first, by serial and by whether somebody claimed them.",
  query: preAssignmentQuerySchema,
  answer: {
    status: 200,
    description: "A page of licenses.",
    content: {
      name: "PreAssignments",
      schema: preAssignmentsSchema,
      example: {
        preAssignments: [
          {
            id: "01990b5a-7c00-7000-8000-000000000007",
            licenseKey: "9e2d-7985-3e84-1005",
            serial: "00-90-33-46-0A-F2",
            article: "01-00500-014",
            name: "Relay-BRI",
            quantity: 1,
            state: "active",
            organization: null,
            assignedAt: "2026-11-22T03:10:00Z",
            claimedAt: null,
          },
        ],
        total: 1,
        page: 1,
        pageSize: PRE_ASSIGNMENTS_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, query }) => {
    const { preAssignments, total } = await list(scope, query);
    const answers = preAssignments.map(({ owner, assignedAt, claimedAt, ...license }) => ({
      ...license,
      organization: owner?.name ?? null,
      assignedAt: formatInstant(assignedAt),
      claimedAt: claimedAt === null ? null : formatInstant(claimedAt),
    }));
    const { page } = query;
    return {
      status: 200,
      json: { preAssignments: answers, total, page, pageSize: PRE_ASSIGNMENTS_PER_PAGE },
    };
  },
});
