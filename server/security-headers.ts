import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

const NONCE_BYTES = 16;
const ONE_YEAR_SECONDS = 31_536_000;

const ALWAYS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"],
];

/** Where and how the portal is served. */
export type Serving = Readonly<{ dev: boolean; https: boolean }>;

/** A new nonce, for one page. */
export const newNonce = (): string => randomBytes(NONCE_BYTES).toString("base64");

/**
 * What a page may load and run: its own files, and the inline scripts that carry the nonce. Inline styles stay
 * allowed, because charts and overlays are placed by style attributes, which know no nonce.
 */
export function contentSecurityPolicy(nonce: string, { dev, https }: Serving): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** What every answer says, whatever it is. */
export function setSecurityHeaders(res: ServerResponse, { https }: Serving): void {
  for (const [name, value] of ALWAYS) res.setHeader(name, value);
  if (https) res.setHeader("strict-transport-security", `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`);
}
