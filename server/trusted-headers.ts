import type { IncomingMessage } from "node:http";
import { clientAddressOf } from "@/server/client-address";

/** Headers in which this server tells pages and routes what it knows; clients cannot: theirs are dropped. */
const ADDRESS = "x-portal-address";
const PATH = "x-portal-path";
const NONCE = "x-nonce";
const POLICY = "content-security-policy";

const FROM_PROXIES = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
];

/** Replaces what a client says of itself by what is known: its address and the page it asked for. */
export function setTrustedHeaders(req: IncomingMessage, trustedProxies: number): void {
  const address = clientAddressOf(req, trustedProxies);
  const untrusted = trustedProxies === 0 ? [NONCE, POLICY, ...FROM_PROXIES] : [NONCE, POLICY];
  for (const name of untrusted) delete req.headers[name];
  req.headers[ADDRESS] = address;
  req.headers[PATH] = req.url ?? "/";
}

/** Tells the page which nonce its scripts must carry. */
export function setNonce(req: IncomingMessage, nonce: string, policy: string): void {
  req.headers[NONCE] = nonce;
  req.headers[POLICY] = policy;
}
