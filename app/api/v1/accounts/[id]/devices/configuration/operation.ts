import { z } from "zod";
import { SERIAL_EXAMPLE, VIEW_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { previewAnswer } from "@/app/api/v1/accounts/preview-answer";
import { changeRentedDevices, checkRentedDevices } from "@/lib/features/rental-devices/mutations";
import { devicesChangeAnswerSchema, devicesChangeSchema } from "@/lib/features/rental-devices/schema";
import { operation } from "@/lib/platform/api/operation";

/** Activates and deactivates rental devices. */
export const changeRentalDevices = operation({
  id: "changeRentalDevices",
  method: "PUT",
  path: "/api/v1/accounts/{id}/devices/configuration",
  tag: "Rental devices",
  summary: "Activate or deactivate devices",
  description:
    "Needs the permission `rental`; what is activated needs a Hardware Rental contract in force. Devices that are not named stay as they are, and so do the licenses of the PBXs; everything of the account goes on the prices in force. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: accountPath,
  body: {
    name: "NewDeviceConfiguration",
    schema: devicesChangeSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { devices: [{ serial: SERIAL_EXAMPLE, active: true, basedOn: 0 }] },
  },
  answer: {
    status: 200,
    description: "The account as it is now.",
    content: {
      name: "Configuration",
      schema: devicesChangeAnswerSchema,
      example: { ...VIEW_EXAMPLE, applied: true, pbxs: [{ serial: SERIAL_EXAMPLE, version: 1 }] },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "account_parked",
    "serial_malformed",
    "rental_device_unknown",
    "rental_device_retired",
    "balance_too_low",
    "configuration_outdated",
    "prices_changed",
    "article_not_rentable",
    "price_missing",
    "rate_too_high",
    "contract_missing",
    "contract_undecided",
    "contract_rejected",
    "contract_not_started",
    "contract_ended",
  ],
  handle: async ({ scope, params, body: { dryRun, ...change }, reference }) => {
    const wanted = { accountId: params.id, ...change };
    if (!dryRun) return { status: 200, json: await changeRentedDevices(scope, wanted, reference) };
    const preview = await checkRentedDevices(scope, wanted);
    return { status: 200, json: { ...preview.change, ...previewAnswer(preview) } };
  },
});
