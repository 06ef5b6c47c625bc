import type { ServerResponse } from "node:http";
import { formatInstant } from "@/lib/domain/instant";
import type { PortalClock } from "@/lib/features/devices/data";
import { problemDocument, problemHeaders } from "@/lib/platform/api/problem";
import { problemOf } from "@/lib/platform/api/problem-of";

/** What a device route answers. Without a text there is no body. */
export type DeviceAnswer = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
  text?: string | Uint8Array;
  /** Portal time, for answers from which a device may set its clock. */
  clock?: PortalClock | null;
}>;

/** An answer with a JSON body. */
export const json = (status: number, body: unknown): DeviceAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  text: JSON.stringify(body),
});

/** What a device is answered when something was thrown. Its log is read in English. */
export function problemAnswer(thrown: unknown, instance: string): DeviceAnswer {
  const problem = problemOf(thrown, "en");
  const text = JSON.stringify(problemDocument(problem, instance));
  return { status: problem.status, headers: problemHeaders(problem), text };
}

/** Sends an answer, unless the device has hung up. */
export function send(res: ServerResponse, { status, headers, text, clock }: DeviceAnswer): void {
  if (res.headersSent || res.destroyed) return;
  const body = text === undefined ? undefined : Buffer.from(text);
  res.writeHead(status, {
    "cache-control": "no-store",
    ...clockHeaders(clock),
    ...headers,
    ...(body ? { "content-length": String(body.length) } : {}),
  });
  res.end(body);
}

/** How an answer tells portal time to the device it is for. */
export function clockHeaders(clock: PortalClock | null | undefined): Record<string, string> {
  if (!clock) return {};
  return {
    "x-portal-time": formatInstant(clock.now),
    ...(clock.isFrozen ? { "x-portal-clock": "frozen" } : {}),
  };
}
