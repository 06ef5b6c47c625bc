import { formatInstant } from "@/lib/domain/instant";
import { findAlarms } from "@/lib/features/device-alarms/data";
import { alarmAnswersSchema, alarmQuerySchema, ALARMS_PER_PAGE } from "@/lib/features/device-alarms/schema";
import { operation } from "@/lib/platform/api/operation";

const PLACE = {
  place: "198.51.100.7",
  userAgent: "gateway/1",
  boot: "1f0c",
  firstSeenAt: "2026-11-20T08:00:00Z",
  lastSeenAt: "2026-11-22T03:10:00Z",
};

/** Lists device alarms. */
export const listDeviceAlarms = operation({
  id: "listDeviceAlarms",
  method: "GET",
  path: "/api/v1/device-alarms",
  tag: "Vendor",
  summary: "List device alarms",
  description:
    "For the vendor's staff: certificates that were used as one machine alone could not use them, those nobody has acknowledged (`show=open`) or all.",
  query: alarmQuerySchema,
  answer: {
    status: 200,
    description: "A page of alarms, the newest first.",
    content: {
      name: "DeviceAlarms",
      schema: alarmAnswersSchema,
      example: {
        alarms: [
          {
            id: "01990b5a-7c00-7000-8000-000000000052",
            authorityId: "01990b5a-7c00-7000-8000-000000000050",
            number: "61B86B6CAAC439D8592748C80B555976",
            serial: "00-90-33-46-0A-F2",
            kind: "two_boots",
            evidence: { here: PLACE, other: { ...PLACE, place: "203.0.113.20", boot: "9e2d" } },
            raisedAt: "2026-11-22T03:10:00Z",
            lastAt: "2026-11-22T03:12:00Z",
            times: 3,
            acknowledgedAt: null,
            acknowledgedBy: null,
            note: "",
            isRevoked: false,
          },
        ],
        total: 1,
        page: 1,
        pageSize: ALARMS_PER_PAGE,
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, query }) => {
    const { alarms, total } = await findAlarms(scope, query);
    const answers = alarms.map(({ raisedAt, lastAt, acknowledgedAt, ...alarm }) => ({
      ...alarm,
      raisedAt: formatInstant(raisedAt),
      lastAt: formatInstant(lastAt),
      acknowledgedAt: acknowledgedAt && formatInstant(acknowledgedAt),
    }));
    return { status: 200, json: { alarms: answers, total, page: query.page, pageSize: ALARMS_PER_PAGE } };
  },
});
