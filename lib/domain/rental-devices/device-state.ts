/**
 * Listed: provisioned into an account and not rented. Active: rented. Retired: exchanged for another one, and on its way
 * back to the vendor for good.
 */
export const DEVICE_STATES = ["listed", "active", "retired"] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** What the state of a device in an account follows from: whether it rents, and whether another took its place. */
export type DeviceFacts = Readonly<{ rents: boolean; isSwappedOut: boolean }>;

/** The state of a device that was provisioned. It is nowhere stored, so nothing can contradict what is debited. */
export function deviceStateOf({ rents, isSwappedOut }: DeviceFacts): DeviceState {
  if (isSwappedOut) return "retired";
  return rents ? "active" : "listed";
}
