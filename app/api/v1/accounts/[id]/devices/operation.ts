import { z } from "zod";
import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { formatInstant } from "@/lib/domain/instant";
import { formatCents } from "@/lib/domain/money/amount";
import { requireAccount } from "@/lib/features/accounts/data";
import { type AccountDevice, listAccountDevices } from "@/lib/features/rental-devices/data";
import { deviceAnswerSchema } from "@/lib/features/rental-devices/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists an account's rental devices. */
export const listRentalDevices = operation({
  id: "listRentalDevices",
  method: "GET",
  path: "/api/v1/accounts/{id}/devices",
  tag: "Rental devices",
  summary: "List an account's rental devices",
  description: "Every device that was provisioned into the account, first those that rent.",
  params: accountPath,
  answer: {
    status: 200,
    description: "The devices.",
    content: {
      name: "RentalDevices",
      schema: z.object({ devices: z.array(deviceAnswerSchema) }),
      example: {
        devices: [
          {
            serial: SERIAL_EXAMPLE,
            name: "Reception",
            article: "05-00070-001",
            model: "Phone-112",
            state: "active",
            version: 1,
            monthlyIsc: "2.00",
            priceIsc: "2.00",
            provisionedAt: "2026-11-22T03:10:00Z",
            replacedBy: null,
            replaces: null,
          },
        ],
      },
    },
  },
  refusals: ["account_not_found"],
  handle: async ({ scope, params }) => {
    const { id } = await requireAccount(scope, params.id);
    return { status: 200, json: { devices: (await listAccountDevices(id)).map(deviceAnswer) } };
  },
});

const deviceAnswer = ({
  pinnedPrice,
  price,
  provisionedAt,
  lastSeenAt: _seen,
  ...device
}: AccountDevice) => ({
  ...device,
  monthlyIsc: pinnedPrice === null ? null : formatCents(pinnedPrice),
  priceIsc: price === null ? null : formatCents(price),
  provisionedAt: formatInstant(provisionedAt),
});
