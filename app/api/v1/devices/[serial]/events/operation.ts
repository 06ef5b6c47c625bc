import type { z } from "zod";
import { devicePath, requireDevice } from "@/app/api/v1/devices/[serial]/require-device";
import type { Serial } from "@/lib/domain/hardware/serial";
import {
  followTrace,
  traceAnswer,
  traceFile,
  traceFileHeaders,
} from "@/lib/features/device-views/trace/data";
import { traceAnswerSchema, traceQuerySchema } from "@/lib/features/device-views/trace/schema";
import type { ApiAnswer } from "@/lib/platform/api/answer";
import { operation } from "@/lib/platform/api/operation";

const LINE_EXAMPLE = {
  id: "4711",
  at: "2026-11-22T03:10:00Z",
  kind: "acknowledged",
  seq: 7,
  text: "The device installed document 7. It runs 14r2.",
  details: { installedAt: "2026-11-22T03:10:00Z", firmware: "14r2" },
};

/** Reads the trace of a device. */
export const getDeviceEvents = operation({
  id: "getDeviceEvents",
  method: "GET",
  path: "/api/v1/devices/{serial}/events",
  tag: "Device states",
  summary: "Read the trace of a device",
  description:
    "Everything sent, acknowledged, refused, restarted, connected …, in the order in which it was noted: `from` is included, `to` is not. `format=json` is answered in pages; come again with the last `nextCursor` for what has happened since. `ndjson` (one line each) and `csv` are answered whole. Connections are kept for 30 days, the rest for 400.",
  params: devicePath,
  query: traceQuerySchema.strict(),
  answer: {
    status: 200,
    description: "A page of the trace, or all of it.",
    content: {
      name: "DeviceEvents",
      schema: traceAnswerSchema,
      example: { events: [LINE_EXAMPLE], nextCursor: "4711" },
    },
    others: {
      "application/x-ndjson": {
        description: "One line each.",
        example: `${JSON.stringify(LINE_EXAMPLE)}\n`,
      },
      "text/csv": {
        description: "One row each, with a header.",
        example: "id,at,kind,seq,text,details\n4711,2026-11-22T03:10:00Z,acknowledged,7,…\n",
      },
    },
  },
  refusals: ["not_found", "serial_malformed", "instant_malformed"],
  handle: async ({ scope, params, query }) => {
    const { serial } = await requireDevice(scope, params.serial);
    return query.format === "json" ? pageOf(serial, query) : fileOf(serial, query.format, query);
  },
});

type Query = z.output<typeof traceQuerySchema>;

async function pageOf(serial: Serial, { cursor, limit, locale, ...part }: Query): Promise<ApiAnswer> {
  const lines = await followTrace({ ...part, serial }, { cursor, limit });
  const last = lines.at(-1)?.id ?? cursor;
  const events = lines.map((line) => traceAnswer(line, locale));
  return { status: 200, json: { events, nextCursor: last?.toString() ?? null } };
}

function fileOf(serial: Serial, format: "csv" | "ndjson", { locale, about, from, to }: Query): ApiAnswer {
  const wanted = { serial, format, locale, about, from, to };
  return { status: 200, open: async () => traceFile(wanted), headers: traceFileHeaders(serial, format) };
}
