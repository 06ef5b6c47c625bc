import type { Cents } from "@/lib/domain/money/units";
import { devicesOfFields } from "@/lib/domain/rental-devices/device-fields";
import type { DeviceState } from "@/lib/domain/rental-devices/device-state";

/** A device as the page got it. */
export type ShownDevice = Readonly<{
  serial: string;
  name: string;
  model: string;
  state: DeviceState;
  version: number;
  pinnedPrice: Cents | null;
  price: Cents | null;
}>;

type Typed = Readonly<{ values: Readonly<Record<string, string>>; off: readonly string[] }>;

/** The boxes that are ticked before anybody touches one: as they were sent, else what is saved less what shall end. */
export function activeAtFirst(devices: readonly ShownDevice[], { values, off }: Typed): ReadonlySet<string> {
  const sent = new Map(devicesOfFields(values).map(({ serial, active }) => [serial, active]));
  const active = devices.filter(
    ({ serial, state }) => sent.get(serial) ?? (state === "active" && !off.includes(serial)),
  );
  return new Set(active.map(({ serial }) => serial));
}
