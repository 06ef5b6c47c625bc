import type { IncomingMessage } from "node:http";
import { addSeconds, earlierOf, formatInstant, seconds } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/platform/env";
import { callKeyOf } from "@/lib/platform/signing/call-key";
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
  const { certificate, clock, x5c } = await admitCaller(req);
  const endsAt = earlierOf(addSeconds(clock.now, LIFETIME), certificate.notAfter);
  const key = callKeyOf(x5c, endsAt).toString("base64url");
  return { ...json(201, { kid: String(endsAt), key, expiresAt: formatInstant(endsAt) }), clock };
}
