import { issueActivationKeys as issue } from "@/lib/features/activation-keys/mutations";
import { issueKeysSchema, newKeysSchema } from "@/lib/features/activation-keys/schema";
import { operation } from "@/lib/platform/api/operation";

/** Issues activation keys. */
export const issueActivationKeys = operation({
  id: "issueActivationKeys",
  method: "POST",
  path: "/api/v1/activation-keys",
  tag: "Vendor",
  summary: "Issue activation keys",
  description:
    "For the vendor's staff with the permission `licenses`. A key holds an iSC value (`isc`) or pieces of articles (`items`), never both. The keys are answered whole this once; sent again with the same Idempotency-Key, the same keys are answered.",
  body: { name: "NewActivationKeys", schema: issueKeysSchema, example: { isc: "100.00", count: 1 } },
  answer: {
    status: 201,
    description: "The keys, whole.",
    content: {
      name: "ActivationKeys",
      schema: newKeysSchema,
      example: {
        keys: [
          {
            id: "01990b5a-7c00-7000-8000-000000000002",
            activationKey: "ACT-1-0f3a-7721-90ab-cdef-0123-24bc",
            lastGroup: "24bc",
          },
        ],
      },
    },
  },
  refusals: ["amount_malformed", "article_unknown"],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: { keys: await issue(scope, body, reference) },
  }),
});
