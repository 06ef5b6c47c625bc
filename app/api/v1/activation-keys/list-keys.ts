import { listIssuedKeys } from "@/lib/features/activation-keys/data";
import { issuedKeysSchema, keyQuerySchema, KEYS_PER_PAGE } from "@/lib/features/activation-keys/schema";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatIsc } from "@/lib/domain/money/amount";
import { operation } from "@/lib/platform/api/operation";

/** Lists the keys the vendor issued. */
export const listActivationKeys = operation({
  id: "listActivationKeys",
  method: "GET",
  path: "/api/v1/activation-keys",
  tag: "Vendor",
  summary: "List issued activation keys",
  description:
    "For the vendor's staff: the newest first, by state, order number and last group. What a key was is not kept; its last group is.",
  query: keyQuerySchema,
  answer: {
    status: 200,
    description: "A page of keys.",
    content: {
      name: "IssuedKeys",
      schema: issuedKeysSchema,
      example: {
        keys: [
          {
            id: "01990b5a-7c00-7000-8000-000000000002",
            lastGroup: "24bc",
            isc: "100.00",
            items: [],
            state: "unused",
            orderNumber: "PO-2026-0815",
            note: "",
            issuedAt: "2026-11-22T03:10:00Z",
            usedAt: null,
            cancelledAt: null,
            cancelReason: "",
          },
        ],
        total: 1,
        page: 1,
        pageSize: KEYS_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, query }) => {
    const { keys, total } = await listIssuedKeys(scope, query);
    const answers = keys.map(({ usedFor: _where, amount, items, ...key }) => ({
      ...key,
      items,
      isc: items.length === 0 ? formatIsc(amount) : null,
      issuedAt: formatInstant(key.issuedAt),
      usedAt: momentOf(key.usedAt),
      cancelledAt: momentOf(key.cancelledAt),
    }));
    return { status: 200, json: { keys: answers, total, page: query.page, pageSize: KEYS_PER_PAGE } };
  },
});

const momentOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));
