import { z } from "zod";
import { acknowledgeAlarm } from "@/lib/features/device-alarms/mutations";
import { acknowledgeAlarmSchema, alarmIdSchema } from "@/lib/features/device-alarms/schema";
import { operation } from "@/lib/platform/api/operation";

/** Acknowledges a device alarm. */
export const acknowledgeDeviceAlarm = operation({
  id: "acknowledgeDeviceAlarm",
  method: "POST",
  path: "/api/v1/device-alarms/{id}/acknowledgement",
  tag: "Vendor",
  summary: "Acknowledge a device alarm",
  description:
    "For the vendor's staff with the permission `licenses`, with what was found out. What goes on after that raises a new alarm.",
  params: z.strictObject({ id: alarmIdSchema.meta({ description: "The alarm's id." }) }),
  body: {
    name: "AlarmAcknowledgement",
    schema: acknowledgeAlarmSchema.omit({ id: true }).strict(),
    example: { note: "Cloned by the customer for a test, deleted since" },
  },
  answer: {
    status: 200,
    description: "The alarm's id.",
    content: {
      name: "AcknowledgedAlarm",
      schema: z.object({ id: z.uuid() }),
      example: { id: "01990b5a-7c00-7000-8000-000000000052" },
    },
  },
  refusals: ["organization_kind_wrong", "not_found", "alarm_acknowledged"],
  handle: async ({ scope, params: { id }, body: { note }, reference }) => {
    await acknowledgeAlarm(scope, { id, note }, reference);
    return { status: 200, json: { id } };
  },
});
