import { z } from "zod";
import { RELOAD_EXAMPLE, reloadAnswer } from "@/app/api/v1/reloads/reload-answer";
import { listReloads as list } from "@/lib/features/reloads/data";
import { reloadAnswerSchema, reloadListSchema } from "@/lib/features/reloads/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists reloads. */
export const listReloads = operation({
  id: "listReloads",
  method: "GET",
  path: "/api/v1/reloads",
  tag: "Reloads",
  summary: "List reloads",
  description:
    "Those of one's accounts, the newest first, 50 a page; the vendor gets everybody's. Invoices and errors are told to partners and the vendor.",
  query: reloadListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of reloads, and how many there are.",
    content: {
      name: "Reloads",
      schema: z.object({ reloads: z.array(reloadAnswerSchema), total: z.int(), page: z.int() }),
      example: { reloads: [RELOAD_EXAMPLE], total: 1, page: 1 },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => {
    const { reloads, total } = await list(scope, query);
    return { status: 200, json: { reloads: reloads.map(reloadAnswer), total, page: query.page } };
  },
});
