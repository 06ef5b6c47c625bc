import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { pbxPath } from "@/app/api/v1/accounts/[id]/account-path";
import { swapRentalDevice as swap } from "@/lib/features/device-swaps/mutations";
import { swapAnswerSchema, swapSchema } from "@/lib/features/rental-devices/schema";
import { operation } from "@/lib/platform/api/operation";

const NEW_SERIAL = "00-90-33-46-0A-F3";

/** Exchanges a rental device. */
export const swapRentalDevice = operation({
  id: "swapRentalDevice",
  method: "POST",
  path: "/api/v1/accounts/{id}/devices/{serial}/swap",
  tag: "Rental devices",
  summary: "Exchange a defective device (RMA)",
  description:
    "Needs the permission `rental`. In one second the old device stops and the new one starts, at the price pinned to the old one. The new one is of the same model, provisioned, and not rented.",
  params: pbxPath,
  body: {
    name: "Swap",
    schema: swapSchema.strict(),
    example: { newSerial: NEW_SERIAL, reason: "Display broken." },
  },
  answer: {
    status: 200,
    description: "What was exchanged, and in which second.",
    content: {
      name: "Swapped",
      schema: swapAnswerSchema,
      example: {
        oldSerial: SERIAL_EXAMPLE,
        newSerial: NEW_SERIAL,
        at: "2026-11-22T03:10:00Z",
        version: 5,
      },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "account_parked",
    "serial_malformed",
    "rental_device_unknown",
    "rental_device_idle",
    "rental_device_active",
    "rental_device_retired",
    "rental_device_differs",
  ],
  handle: async ({ scope, params: { id, serial }, body, reference }) => ({
    status: 200,
    json: await swap(scope, { ...body, accountId: id, serial }, reference),
  }),
});
