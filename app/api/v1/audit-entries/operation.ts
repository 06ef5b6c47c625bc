import { formatInstant } from "@/lib/domain/instant";
import { listAudit } from "@/lib/features/audit/data";
import { AUDIT_PER_PAGE, auditAnswerSchema, auditListSchema } from "@/lib/features/audit/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists what people did. */
export const listAuditEntries = operation({
  id: "listAuditEntries",
  method: "GET",
  path: "/api/v1/audit-entries",
  tag: "Vendor",
  summary: "Read the audit trail",
  description:
    "For the vendor's staff: what people did that no ledger tells, the newest first. `from` is included, `to` is not.",
  query: auditListSchema,
  answer: {
    status: 200,
    description: "A page of the trail.",
    content: {
      name: "AuditEntries",
      schema: auditAnswerSchema,
      example: {
        entries: [
          {
            id: "815",
            at: "2026-11-22T03:10:00Z",
            action: "acting.started",
            organization: "Nordlicht ITK",
            person: "Katrin Vogt",
            acting: "Ticket 4711",
            source: "session",
            subject: "",
            details: {},
          },
        ],
        total: 1,
        page: 1,
        pageSize: AUDIT_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong", "instant_malformed"],
  handle: async ({ scope, query }) => {
    const { entries, total } = await listAudit(scope, query);
    const answers = entries.map(({ at, organization, ...entry }) => ({
      ...entry,
      at: formatInstant(at),
      organization: organization?.name ?? null,
    }));
    return { status: 200, json: { entries: answers, total, page: query.page, pageSize: AUDIT_PER_PAGE } };
  },
});
