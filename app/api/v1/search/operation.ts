import { search as find } from "@/lib/features/search/data";
import { searchAnswerSchema, searchQuerySchema } from "@/lib/features/search/schema";
import { operation } from "@/lib/platform/api/operation";

/** Searches everything one may see. */
export const search = operation({
  id: "search",
  method: "GET",
  path: "/api/v1/search",
  tag: "Licenses",
  summary: "Search everything one may see",
  description:
    "Devices by serial in any spelling, keys by their last group or content, projects, customers, organizations and accounts by name, grouped by kind. Nothing of anybody else's is ever found.",
  query: searchQuerySchema,
  answer: {
    status: 200,
    description: "What was found.",
    content: {
      name: "Found",
      schema: searchAnswerSchema,
      example: {
        groups: [
          {
            kind: "licenseKey",
            hits: [
              {
                kind: "licenseKey",
                id: "01990b5a-7c00-7000-8000-000000000007",
                title: "00-90-33-46-0A-F2",
                detail: "37 × PBX-Port14 · Bergmann Logistik",
                href: "/projects/01990b5a-7c00-7000-8000-000000000004/license-keys/01990b5a-7c00-7000-8000-000000000007",
              },
            ],
            more: false,
          },
        ],
      },
    },
  },
  refusals: [],
  handle: async ({ scope, query: { q, limit } }) => ({
    status: 200,
    json: { groups: await find(scope, { text: q, limit }) },
  }),
});
