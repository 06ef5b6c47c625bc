import { listOrganizations as list } from "@/lib/features/organization-views/data";
import {
  ORGANIZATIONS_PER_PAGE,
  organizationQuerySchema,
  organizationsSchema,
} from "@/lib/features/organization-views/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists the organizations. */
export const listOrganizations = operation({
  id: "listOrganizations",
  method: "GET",
  path: "/api/v1/organizations",
  tag: "Vendor",
  summary: "List organizations",
  description: "For the vendor's staff: every organization, by name.",
  query: organizationQuerySchema,
  answer: {
    status: 200,
    description: "A page of organizations.",
    content: {
      name: "Organizations",
      schema: organizationsSchema,
      example: {
        organizations: [
          {
            id: "01990b5a-7c00-7000-8000-000000000003",
            name: "Bergmann Logistik",
            kind: "customer",
            partner: "Nordlicht ITK",
            people: 1,
            projects: 1,
            accounts: 1,
          },
        ],
        total: 1,
        page: 1,
        pageSize: ORGANIZATIONS_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, query }) => {
    const { organizations, total } = await list(scope, query);
    const answers = organizations.map(({ partner, ...organization }) => ({
      ...organization,
      partner: partner?.name ?? null,
    }));
    return {
      status: 200,
      json: { organizations: answers, total, page: query.page, pageSize: ORGANIZATIONS_PER_PAGE },
    };
  },
});
