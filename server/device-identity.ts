import type { IncomingMessage } from "node:http";
import type { Serial } from "@/lib/domain/hardware/serial";
import { isRefusal, Refusal } from "@/lib/domain/refusal";
import { getCertificateTrust, getNewerTrust } from "@/lib/features/device-authorities/data";
import { type Admission, admitDevice } from "@/lib/features/devices/mutations";
import { env } from "@/lib/platform/env";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";
import { readDeviceToken, type SignedCall } from "@/lib/platform/signing/device-token";
import { channelIfOpen } from "@/server/channel/open-channel";
import { noteAdmitted, noteRefused } from "@/server/device-notes";

/** A device whose call was admitted, with which certificate, and the portal time as of which it was. */
export type CallingDevice = Readonly<{
  serial: Serial;
  clock: Admission;
  certificate: DeviceCertificate;
}>;

const BEARER = /^Bearer +([A-Za-z0-9_\-.]+)$/i;

/**
 * Finds out which device calls, and admits the call or refuses it. Who calls from where is noted either way. A call key
 * opens nothing but what `withCallKey` allows: it is no proof that the device still has its own key.
 */
export async function admitCaller(
  req: IncomingMessage,
  { withCallKey = false } = {},
): Promise<CallingDevice> {
  const [, token] = BEARER.exec(req.headers.authorization ?? "") ?? [];
  if (token === undefined) throw new Refusal("token_missing");
  const call = await verify(token);
  if (call.callKey !== null && !withCallKey)
    throw new Refusal("device_token_invalid", { reason: "call_key" });
  const clock = await admit(call, req);
  await noteAdmitted(call, req, clock.now);
  return { serial: call.token.serial, clock, certificate: call.certificate };
}

async function admit(call: SignedCall, req: IncomingMessage): Promise<Admission> {
  try {
    return await admitDevice(call, channelIfOpen()?.heardUpTo);
  } catch (thrown) {
    if (isRefusal(thrown)) await noteRefused(call, req, thrown);
    throw thrown;
  }
}

/** A certificate of an authority that is not known here is looked at again with the authorities read anew. */
async function verify(token: string): Promise<SignedCall> {
  const isDemo = env().DEMO;
  try {
    return await readDeviceToken(token, await getCertificateTrust(isDemo));
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.details["reason"] !== "untrusted") throw thrown;
    const newer = await getNewerTrust(isDemo);
    if (!newer) throw thrown;
    return readDeviceToken(token, newer);
  }
}
