import type { ServerResponse } from "node:http";
import { formatInstant } from "@/lib/domain/instant";
import type { PortalClock } from "@/lib/features/devices/data";

/** What a device route answers. Without a text there is no body. */
export type DeviceAnswer = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
  text?: string;
  /** Portal time, for answers from which a device may set its clock. */
  clock?: PortalClock | null;
}>;

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, type = "application/json"): DeviceAnswer => ({
  status,
  headers: { "content-type": type },
  text: JSON.stringify(body),
});

/** A problem document (RFC 9457): `code` is for the device, `detail` for whoever reads its log. */
export const problem = (
  status: number,
  { code, detail, ...more }: Readonly<{ code: string; detail: string; [member: string]: unknown }>,
): DeviceAnswer =>
  json(status, { ...more, type: "about:blank", status, code, detail }, "application/problem+json");

/** Sends an answer, unless the device has hung up. */
export function send(res: ServerResponse, { status, headers, text, clock }: DeviceAnswer): void {
  if (res.headersSent || res.destroyed) return;
  const body = text === undefined ? undefined : Buffer.from(text);
  res.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...clockHeaders(clock),
    ...headers,
    ...(body ? { "content-length": String(body.length) } : {}),
  });
  res.end(body);
}

function clockHeaders(clock: PortalClock | null | undefined): Record<string, string> {
  if (!clock) return {};
  return {
    "x-portal-time": formatInstant(clock.now),
    ...(clock.isFrozen ? { "x-portal-clock": "frozen" } : {}),
  };
}
