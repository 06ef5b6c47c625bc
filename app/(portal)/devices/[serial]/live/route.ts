import type { NextRequest } from "next/server";
import { findDevice, versionOf } from "@/lib/features/device-views/data";
import { currentScope } from "@/lib/platform/access/session-gate";
import { newsResponse } from "@/lib/platform/api/news-response";

/** Whether a device is still as it was shown. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/devices/[serial]/live">,
): Promise<Response> {
  const scope = await currentScope();
  if (!scope) return newsResponse(request, "ended");
  const device = await findDevice(scope, (await params).serial);
  return newsResponse(request, device ? { version: versionOf(device) } : "nothing");
}
