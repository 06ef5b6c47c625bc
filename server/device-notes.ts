import type { IncomingMessage } from "node:http";
import type { Instant } from "@/lib/domain/instant";
import type { Refusal } from "@/lib/domain/refusal";
import { noteAdmittedCall } from "@/lib/features/device-sightings/mutations";
import { noteRefusedClock, noteRevokedUse } from "@/lib/features/device-sightings/refused/mutations";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { SignedCall } from "@/lib/platform/signing/device-token";
import { clientAddressOf } from "@/server/client-address";

/** A refused device is noted again after so many milliseconds: it may ask many times a second. */
const WORTH_NOTING_AGAIN = 10_000;
const MOST_REMEMBERED = 5_000;
const refusedAt = new Map<string, number>();

/** Notes an admitted call. What cannot be noted is logged, and refuses nobody. */
export function noteAdmitted(call: SignedCall, req: IncomingMessage, now: Instant): Promise<void> {
  const clockSkewSeconds = Number(call.token.issuedAt - now);
  return quietly(() => noteAdmittedCall({ ...callerOf(call, req), clockSkewSeconds, now }));
}

/** Notes a call that was refused although its signature holds: for its clock, or for a certificate taken back. */
export async function noteRefused(call: SignedCall, req: IncomingMessage, refusal: Refusal): Promise<void> {
  const note = noteFor(call, req, refusal);
  if (note && !wasNoted(`${call.certificate.number} ${refusal.code}`)) await quietly(note);
}

function noteFor(call: SignedCall, req: IncomingMessage, { code, details }: Refusal) {
  if (code === "clock_skew") return () => noteRefusedClock(call.token.serial, Number(details["skewSeconds"]));
  const isRevoked = code === "certificate_invalid" && details["reason"] === "revoked";
  return isRevoked ? () => noteRevokedUse(callerOf(call, req)) : null;
}

function wasNoted(name: string): boolean {
  const now = performance.now();
  if (now - (refusedAt.get(name) ?? -WORTH_NOTING_AGAIN) < WORTH_NOTING_AGAIN) return true;
  if (refusedAt.size >= MOST_REMEMBERED) refusedAt.clear();
  refusedAt.set(name, now);
  return false;
}

const callerOf = ({ certificate, token: { boot } }: SignedCall, req: IncomingMessage) => ({
  certificate,
  boot,
  address: clientAddressOf(req, env().TRUSTED_PROXIES),
  userAgent: userAgentOf(req),
});

/** PostgreSQL keeps no zero byte; HTTP allows none either, but parsers differ. */
const userAgentOf = (req: IncomingMessage): string =>
  (req.headers["user-agent"] ?? "").replaceAll("\0", "").toWellFormed();

async function quietly(note: () => Promise<void>): Promise<void> {
  try {
    await note();
  } catch (error) {
    log.error({ err: error }, "a device's call could not be noted");
  }
}
