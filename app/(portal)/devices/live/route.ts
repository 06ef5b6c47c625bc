import type { NextRequest } from "next/server";
import { listDevices, versionOf } from "@/lib/features/device-views/data";
import { DEVICES_PER_PAGE, devicePageSchema } from "@/lib/features/device-views/schema";
import { currentScope } from "@/lib/platform/access/session-gate";
import { newsResponse } from "@/lib/platform/api/news-response";

/** Whether a list of devices is still as it was shown. */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await currentScope();
  if (!scope) return newsResponse(request, "ended");
  const list = devicePageSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
  const shown = await listDevices(scope, { ...list, pageSize: DEVICES_PER_PAGE });
  return newsResponse(request, { version: versionOf(shown) });
}
