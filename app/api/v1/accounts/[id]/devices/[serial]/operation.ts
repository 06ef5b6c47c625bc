import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { pbxPath } from "@/app/api/v1/accounts/[id]/account-path";
import { removedPbxSchema } from "@/lib/features/pbxs/schema";
import { removeRentalDevice as remove } from "@/lib/features/rental-devices/removal/mutations";
import { operation } from "@/lib/platform/api/operation";

/** Takes a rental device out of an account. */
export const removeRentalDevice = operation({
  id: "removeRentalDevice",
  method: "DELETE",
  path: "/api/v1/accounts/{id}/devices/{serial}",
  tag: "Rental devices",
  summary: "Take a rental device out of an account",
  description:
    "Needs the permission `rental`. Refused while the device is rented, and for one that was exchanged. It can then be provisioned into another account of whoever ordered it; what it rented stays in the history.",
  params: pbxPath,
  answer: {
    status: 200,
    description: "The device is in no account any more.",
    content: {
      name: "RemovedRentalDevice",
      schema: removedPbxSchema,
      example: { serial: SERIAL_EXAMPLE, removed: true },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "serial_malformed",
    "rental_device_unknown",
    "rental_device_rents",
    "rental_device_retired",
  ],
  handle: async ({ scope, params, reference }) => ({
    status: 200,
    json: await remove(scope, { accountId: params.id, serial: params.serial }, reference),
  }),
});
