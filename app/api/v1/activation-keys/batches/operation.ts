import { NEW_KEYS_ANSWER } from "@/app/api/v1/activation-keys/new-keys-answer";
import { issueKeyBatch } from "@/lib/features/key-batches/mutations";
import { keyBatchSchema } from "@/lib/features/key-batches/schema";
import { operation } from "@/lib/platform/api/operation";

/** Issues the keys of several orders. */
export const issueActivationKeyBatch = operation({
  id: "issueActivationKeyBatch",
  method: "POST",
  path: "/api/v1/activation-keys/batches",
  tag: "Vendor",
  summary: "Issue the activation keys of several orders",
  description:
    "For the vendor's staff with the permission `licenses`. All orders are issued or none; at most 1,000 keys at once. The keys are answered in the order of the orders, whole, this once; sent again with the same Idempotency-Key, the same keys are answered.",
  body: {
    name: "NewActivationKeyBatch",
    schema: keyBatchSchema,
    example: {
      orders: [
        { isc: "300.00", count: 1, orderNumber: "PO-2026-0815" },
        { items: [{ article: "02-00039-002", quantity: 37 }], orderNumber: "PO-2026-0816" },
      ],
    },
  },
  answer: NEW_KEYS_ANSWER,
  refusals: ["organization_kind_wrong", "amount_malformed", "article_unknown", "too_many_keys"],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: { keys: await issueKeyBatch(scope, body.orders, reference) },
  }),
});
