import { notFound } from "next/navigation";
import { getPortalClock, type PortalClock } from "@/lib/features/devices/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { env } from "@/lib/platform/env";

/** Whether there is a clock to move. */
export const isDemo = (): boolean => env().DEMO;

/** Whether portal time stands still, as only a demo's can: then nothing on a page may seem to run. */
export const loadIsFrozen = async (): Promise<boolean> => isDemo() && (await getPortalClock()).isFrozen;

/** The clock of a demo, for vendor staff; a page that does not exist for everybody else. */
export async function loadClock(): Promise<PortalClock> {
  const scope = await requireScope();
  if (scope.organizationKind !== "vendor" || !isDemo()) notFound();
  return getPortalClock();
}
