import { createSecretKey, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Identity } from "@/gateway/identity";

/** A key the portal has lent for polls: who holds it need not sign those with its certificate's key. */
export type CallKey = Readonly<{
  kid: string;
  secret: Uint8Array;
  /** The second in which it ends, in portal time. */
  endsAt: number;
  /** The certificate it goes with, as `x5c` names it. */
  certificate: string;
  /** How many calls were signed with it: each has its number. */
  calls: { made: number };
}>;

/** Who calls whom, and when. */
export type Claimed = Readonly<{
  identity: Identity;
  serial: string;
  portal: string;
  boot: string;
  now: number;
}>;

const TOKEN_SECONDS = 60;

/** A token for this portal, for a minute, for once: signed with the call key, or else with the gateway's own. */
export function tokenOf({ identity, serial, portal, boot, now }: Claimed, callKey: CallKey | null) {
  const signer = callKey
    ? { alg: "HS256", kid: callKey.kid, x5c: [callKey.certificate] }
    : { alg: identity.algorithm, x5c: [...identity.chain] };
  return new SignJWT({ boot })
    .setProtectedHeader({ ...signer, typ: "JWT" })
    .setSubject(serial)
    .setAudience(portal)
    .setJti(callKey ? String((callKey.calls.made += 1)) : randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(callKey ? createSecretKey(callKey.secret) : identity.privateKey);
}
