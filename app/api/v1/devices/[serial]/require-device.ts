import { z } from "zod";
import type { Serial } from "@/lib/domain/hardware/serial";
import { Refusal } from "@/lib/domain/refusal";
import { type DeviceView, getDevice } from "@/lib/features/device-views/data";
import { serialSchema } from "@/lib/features/pbxs/schema";
import type { Scope } from "@/lib/platform/access/scope";

/** The device a path names. */
export const devicePath = z.strictObject({ serial: serialSchema });

/** A device one may see; what is not one's own is refused as not found. */
export async function requireDevice(scope: Scope, serial: Serial): Promise<DeviceView> {
  const device = await getDevice(scope, serial);
  if (!device) throw new Refusal("not_found");
  return device;
}
