import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { findDevice } from "@/lib/features/device-views/data";
import { type TraceFormat, traceFile, traceFileHeaders } from "@/lib/features/device-views/trace/data";
import { traceFileSchema } from "@/lib/features/device-views/trace/schema";
import { requireScope } from "@/lib/platform/access/session-gate";
import { responseOf } from "@/lib/platform/api/answer";

/** A trace as a file for whoever is signed in. A filter that makes no sense counts as not given. */
export async function answerTraceFile(
  request: NextRequest,
  text: string,
  format: TraceFormat,
): Promise<Response> {
  const device = await findDevice(await requireScope(), text);
  if (!device) notFound();
  const { serial } = device;
  const wanted = {
    ...traceFileSchema.parse(Object.fromEntries(request.nextUrl.searchParams)),
    serial,
    format,
  };
  const headers = traceFileHeaders(serial, format);
  return responseOf({ status: 200, open: async () => traceFile(wanted), headers }, request);
}
