import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AlarmRecord, findAlarms } from "@/lib/features/device-alarms/data";
import { type AlarmSearch, alarmSearchSchema } from "@/lib/features/device-alarms/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** An alarm as a page shows it. */
export type LoadedAlarm = AlarmRecord;

/** A page of alarms, and which were asked for. */
export type LoadedAlarms = Readonly<{ alarms: AlarmRecord[]; total: number; list: AlarmSearch }>;

/** Alarms, for vendor staff; a page that does not exist for everybody else. */
export async function loadAlarms(searchParams: SearchParams): Promise<LoadedAlarms> {
  const scope = await requireVendorStaff();
  const list = alarmSearchSchema.parse(searchParams);
  return { ...(await findAlarms(scope, list)), list };
}
