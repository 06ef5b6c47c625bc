import type { Serial } from "@/lib/domain/hardware/serial";
import { addSeconds, type Instant, type Seconds, seconds, secondsBetween } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";

/** What a device says with each call, signed by its own key: who it is, whom it means, when, and which call. */
export type DeviceToken = Readonly<{
  serial: Serial;
  audiences: readonly string[];
  jti: string;
  issuedAt: Instant;
  notBefore: Instant;
  expiresAt: Instant;
  /** Which start of its program the device names, if it does. */
  boot: string | null;
}>;

/** How long a token may live, so that a lost one is soon worthless. */
export const LONGEST_TOKEN_LIFETIME: Seconds = seconds(300n);
/** How far a device's clock may be off in either direction. */
export const CLOCK_TOLERANCE: Seconds = seconds(120n);

/** From how far ahead a token can come and still be admitted one day; nothing has to be remembered for longer. */
export const LONGEST_MEMORY: Seconds = seconds(LONGEST_TOKEN_LIFETIME + 2n * CLOCK_TOLERANCE);

/** Refuses a token that lives too long by its own words, as `device_token_invalid`. */
export function requireShortLife(token: DeviceToken): void {
  const lifetime = secondsBetween(token.issuedAt, token.expiresAt);
  if (lifetime <= 0n || lifetime > LONGEST_TOKEN_LIFETIME) {
    throw new Refusal("device_token_invalid", {
      reason: "lifetime",
      mostSeconds: Number(LONGEST_TOKEN_LIFETIME),
    });
  }
}

/**
 * Refuses a token that is not meant for now, as `clock_skew`: made or valid later than the tolerance allows, or over
 * for longer than it. The skew tells the device how far it is behind (negative) or ahead.
 */
export function requireInTime(token: DeviceToken, now: Instant): void {
  const early = token.notBefore > token.issuedAt ? token.notBefore : token.issuedAt;
  const isAhead = early > addSeconds(now, CLOCK_TOLERANCE);
  const isOver = now >= addSeconds(token.expiresAt, CLOCK_TOLERANCE);
  if (isAhead || isOver) {
    throw new Refusal("clock_skew", { skewSeconds: Number(secondsBetween(now, token.issuedAt)) });
  }
}

/** From when on a used token identifier may be forgotten: the token is refused for its time then. */
export const forgetTokenAt = (token: DeviceToken): Instant => addSeconds(token.expiresAt, CLOCK_TOLERANCE);

/** Refuses a token made for somebody else: a portal that was given it must not be able to use it elsewhere. */
export function requireAudience(token: DeviceToken, portalUrl: string): void {
  if (token.audiences.includes(portalUrl)) return;
  const expected = canonicalAudience(portalUrl);
  if (!token.audiences.some((audience) => canonicalAudience(audience) === expected)) {
    throw new Refusal("device_token_invalid", { reason: "audience", expected: portalUrl });
  }
}

const LOOPBACK = /^(https?):\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/;

/**
 * One spelling per portal: no slash at the end, no upper case in scheme and host, no port that goes without saying.
 * The names of the own machine count as one: they never lead anywhere else.
 */
function canonicalAudience(url: string): string {
  const [, origin = "", path = ""] = /^([a-z]+:\/\/[^/]*)(.*)$/is.exec(url.trim()) ?? [];
  const named = origin.toLowerCase().replace(LOOPBACK, "$1://localhost");
  const bare = named.replace(/^(https:.*):443$/, "$1").replace(/^(http:.*):80$/, "$1");
  return origin === "" ? url : `${bare}${path.replace(/\/+$/, "")}`;
}
