import type { DeviceState } from "@/lib/domain/rental-devices/device-state";

/** A device of an account as a swap looks at it. */
export type SwapDevice = Readonly<{ serial: string; article: string; state: DeviceState }>;

/** Whether a swap is possible; what stands in its way is named like its refusal. */
export type SwapDecision =
  | "allowed"
  | "rental_device_idle"
  | "rental_device_retired"
  | "rental_device_active"
  | "rental_device_differs";

/**
 * Whether one device can take another's place (RMA): the old one rents, the new one is provisioned and does not, and
 * both are the same model, so that nothing changes but the serial. The device itself is its own rental already.
 */
export function decideSwap(
  old: SwapDevice,
  replacement: SwapDevice,
): Readonly<{ decision: SwapDecision; serial: string }> {
  if (old.state === "retired") return { decision: "rental_device_retired", serial: old.serial };
  if (old.state !== "active") return { decision: "rental_device_idle", serial: old.serial };
  const { serial } = replacement;
  if (replacement.state === "retired") return { decision: "rental_device_retired", serial };
  if (replacement.state === "active") return { decision: "rental_device_active", serial };
  return { decision: replacement.article === old.article ? "allowed" : "rental_device_differs", serial };
}

/** The devices that could take another's place. */
export const replacementsFor = <Device extends SwapDevice>(
  old: SwapDevice,
  devices: readonly Device[],
): Device[] => devices.filter((device) => decideSwap(old, device).decision === "allowed");
