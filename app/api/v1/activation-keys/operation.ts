import { NEW_KEYS_ANSWER } from "@/app/api/v1/activation-keys/new-keys-answer";
import { issueActivationKeys as issue } from "@/lib/features/activation-keys/mutations";
import { issueKeysSchema } from "@/lib/features/activation-keys/schema";
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
  answer: NEW_KEYS_ANSWER,
  refusals: ["organization_kind_wrong", "amount_malformed", "article_unknown"],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: { keys: await issue(scope, body, reference) },
  }),
});
