import {
  DEVICE_EXAMPLE,
  deviceAnswer,
  LICENSE_EXAMPLE,
  licenseAnswer,
} from "@/app/api/v1/devices/device-answer";
import { devicePath, requireDevice } from "@/app/api/v1/devices/[serial]/require-device";
import { listDeviceLicenses } from "@/lib/features/device-views/licenses/data";
import { deviceDetailsSchema } from "@/lib/features/device-views/schema";
import { operation } from "@/lib/platform/api/operation";

/** Reads a device. */
export const getDevice = operation({
  id: "getDevice",
  method: "GET",
  path: "/api/v1/devices/{serial}",
  tag: "Device states",
  summary: "Read a device",
  description:
    "How a device stands, and its licenses with where each comes from. A place that is not one's own is null.",
  params: devicePath,
  answer: {
    status: 200,
    description: "The device.",
    content: {
      name: "Device",
      schema: deviceDetailsSchema,
      example: { ...DEVICE_EXAMPLE, warnings: [], licenses: [LICENSE_EXAMPLE] },
    },
  },
  refusals: ["not_found", "serial_malformed"],
  handle: async ({ scope, params }) => {
    const device = await requireDevice(scope, params.serial);
    const licenses = await listDeviceLicenses(scope, device.serial);
    return { status: 200, json: { ...deviceAnswer(device), licenses: licenses.map(licenseAnswer) } };
  },
});
