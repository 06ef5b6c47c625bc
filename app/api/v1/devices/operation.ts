import { DEVICE_EXAMPLE, deviceAnswer } from "@/app/api/v1/devices/device-answer";
import { listDevices as readDevices } from "@/lib/features/device-views/data";
import { deviceListSchema, devicesAnswerSchema } from "@/lib/features/device-views/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists devices. */
export const listDevices = operation({
  id: "listDevices",
  method: "GET",
  path: "/api/v1/devices",
  tag: "Device states",
  summary: "List devices",
  description:
    "The devices in one's accounts and those with licenses of one's projects, all for the vendor, by serial. What is somebody else's is not among them.",
  query: deviceListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of devices.",
    content: {
      name: "Devices",
      schema: devicesAnswerSchema,
      example: { devices: [{ ...DEVICE_EXAMPLE, warnings: [] }], total: 1, page: 1, pageSize: 50 },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => {
    const { devices, total } = await readDevices(scope, query);
    const { page, pageSize } = query;
    return { status: 200, json: { devices: devices.map(deviceAnswer), total, page, pageSize } };
  },
});
