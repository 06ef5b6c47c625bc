import { formatInstant } from "@/lib/domain/instant";
import { keyContentAnswer } from "@/lib/features/key-contents/schema";
import { listAllTransfers, type Transfer } from "@/lib/features/key-transfers/data";
import { transferListSchema } from "@/lib/features/key-transfers/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists the transfers one may see. */
export const listTransfers = operation({
  id: "listTransfers",
  method: "GET",
  path: "/api/v1/transfers",
  tag: "Licenses",
  summary: "List transfers of activation keys",
  description: "Those offered from one's projects and those received: the open ones first, then the newest.",
  answer: {
    status: 200,
    description: "The transfers.",
    content: {
      name: "Transfers",
      schema: transferListSchema,
      example: {
        transfers: [
          {
            id: "01990b5a-7c00-7000-8000-000000000013",
            direction: "received",
            state: "offered",
            otherSide: "Muster AG",
            lastGroup: "24bc",
            content: { isc: "300.00", ticks: "78840000000", items: [] },
            offeredAt: "2026-11-22T03:10:00Z",
            closedAt: null,
          },
        ],
      },
    },
  },
  refusals: [],
  handle: async ({ scope }) => {
    const transfers = await listAllTransfers(scope);
    return { status: 200, json: { transfers: transfers.map(transferAnswer) } };
  },
});

const transferAnswer = ({ isOpen: _isOpen, content, offeredAt, closedAt, ...transfer }: Transfer) => ({
  ...transfer,
  content: keyContentAnswer(content),
  offeredAt: formatInstant(offeredAt),
  closedAt: closedAt === null ? null : formatInstant(closedAt),
});
