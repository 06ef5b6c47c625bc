import type { LoadedAlarm } from "@/lib/features/device-alarms/loaders";
import { AlarmEntry } from "./alarm-entry";

type Props = Readonly<{
  alarms: readonly LoadedAlarm[];
  /** On the page of the certificate itself there is no need for the way to it. */
  isHere?: boolean;
}>;

/** Alarms, one below the other, each with what it rests on and what can be done. */
export function AlarmList({ alarms, isHere = false }: Props) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {alarms.map((alarm) => (
        <li key={alarm.id}>
          <AlarmEntry alarm={alarm} isHere={isHere} reference={crypto.randomUUID()} />
        </li>
      ))}
    </ul>
  );
}
