import { getRetention as get } from "@/lib/features/retention/data";
import { setRetention as set } from "@/lib/features/retention/mutations";
import { retentionAnswerSchema, retentionSchema } from "@/lib/features/retention/schema";
import { operation } from "@/lib/platform/api/operation";

const ANSWER = {
  name: "Retention",
  schema: retentionAnswerSchema,
  example: { months: 24, changedAt: "2026-11-22T03:10:00Z" },
};

/** Tells how long credit is kept. */
export const getRetention = operation({
  id: "getRetention",
  method: "GET",
  path: "/api/v1/retention",
  tag: "Vendor",
  summary: "Show how long credit is kept after a contract's end",
  description: "For vendor staff. In average months of 2,628,000 seconds.",
  answer: { status: 200, description: "The setting.", content: ANSWER },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => ({ status: 200, json: await get(scope) }),
});

/** Sets how long credit is kept. */
export const setRetention = operation({
  id: "setRetention",
  method: "PUT",
  path: "/api/v1/retention",
  tag: "Vendor",
  summary: "Set how long credit is kept after a contract's end",
  description:
    "For vendor staff with the permission `contracts`. It holds for contracts that are ended from now on; whoever was told a date keeps it.",
  body: { name: "NewRetention", schema: retentionSchema.strict(), example: { months: 24 } },
  answer: { status: 200, description: "The setting.", content: ANSWER },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, body, reference }) => ({ status: 200, json: await set(scope, body, reference) }),
});
