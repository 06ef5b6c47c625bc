import type { LoadedAlarm } from "@/lib/features/device-alarms/loaders";
import { AlarmEntry } from "./alarm-entry";

/** Alarms, one below the other, each with what it rests on and what can be done. */
export function AlarmList({ alarms }: Readonly<{ alarms: readonly LoadedAlarm[] }>) {
  return (
    <ul className="grid gap-4">
      {alarms.map((alarm) => (
        <li key={alarm.id}>
          <AlarmEntry alarm={alarm} reference={crypto.randomUUID()} />
        </li>
      ))}
    </ul>
  );
}
