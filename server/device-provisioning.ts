import type { IncomingMessage } from "node:http";
import { provisioningSchema } from "@/lib/features/provisioning-codes/schema";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { env } from "@/lib/platform/env";
import { clientAddressOf } from "@/server/client-address";
import { type DeviceAnswer, json } from "@/server/device-answer";
import { admitCaller } from "@/server/device-identity";
import { readBody } from "@/server/request-body";

/** A rental device shows a provisioning code and is listed in the account the code was made for. */
export async function takeProvisioning(req: IncomingMessage): Promise<DeviceAnswer> {
  const { serial, clock } = await admitCaller(req);
  const asked = await readBody(req, provisioningSchema);
  const address = clientAddressOf(req, env().TRUSTED_PROXIES);
  return { ...json(200, await provisionDevice(serial, { ...asked, address })), clock };
}
