import type { IncomingMessage } from "node:http";
import { addSeconds, earlierOf, formatInstant, seconds } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/platform/env";
import { makeCallKey } from "@/lib/platform/signing/call-keys";
import { type DeviceAnswer, json } from "@/server/device-answer";
import { admitCaller } from "@/server/device-identity";

/** How long a device may poll with one key. */
const LIFETIME = seconds(900n);
const PRIVATE_LINE = /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$))/;

/**
 * Gives a device a key to sign its polls with, for a quarter of an hour and no longer than its certificate counts.
 * Verifying such a signature costs a fiftieth of one by a certificate's key. Given over private lines only: whoever
 * heard it could poll in the device's name.
 */
export async function giveCallKey(req: IncomingMessage): Promise<DeviceAnswer> {
  if (!PRIVATE_LINE.test(env().PORTAL_URL)) throw new Refusal("not_found");
  const { certificate, clock } = await admitCaller(req);
  const endsAt = earlierOf(addSeconds(clock.now, LIFETIME), certificate.notAfter);
  const { kid, bytes } = makeCallKey(certificate, { now: clock.now, endsAt });
  return { ...json(201, { kid, key: bytes.toString("base64url"), expiresAt: formatInstant(endsAt) }), clock };
}
