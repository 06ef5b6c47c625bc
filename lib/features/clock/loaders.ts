import { notFound } from "next/navigation";
import { getPortalClock, type PortalClock } from "@/lib/features/devices/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { env } from "@/lib/platform/env";

/** Whether there is a clock to move. */
export const isDemo = (): boolean => env().DEMO;

/** The clock of a demo, for vendor staff; a page that does not exist for everybody else. */
export async function loadClock(): Promise<PortalClock> {
  const scope = await requireScope();
  if (scope.organizationKind !== "vendor" || !isDemo()) notFound();
  return getPortalClock();
}
