import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Serial } from "@/lib/domain/hardware/serial";
import { addSeconds, earlierOf, formatInstant, type Instant, seconds } from "@/lib/domain/instant";
import type { PortalClock } from "@/lib/features/devices/data";
import { clockHeaders } from "@/server/device-answer";
import { eventText, type ServerSentEvent } from "@/server/channel/event-text";

/** Why the portal ends a stream, as its goodbye says. */
export type GoodbyeReason = "restart" | "replaced" | "certificate" | "slow";

/** A document that is to be sent. */
export type SendableDocument = Readonly<{ seq: number; document: string }>;

/** The certificate a stream was opened with: the stream must not outlive it. */
export type StreamCertificate = Readonly<{ authorityId: string; number: string; notAfter: Instant }>;

/** What an event stream says of itself. */
export const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  // A proxy that gathers an answer before it passes it on would hold every event back.
  "x-accel-buffering": "no",
};
/** How long a device waits after a line that just broke, before its own doubling. */
const RETRY_MILLISECONDS = 2_000;
/** What may wait for a device that does not read. */
const MOST_WAITING_BYTES = 262_144;

/** One device's open event stream. */
export class DeviceStream {
  readonly id = randomUUID();
  /** What ended it; a line that just breaks ends it as `lost`. */
  endedBy: GoodbyeReason | "lost" = "lost";
  /** Spreads over time what is done for each stream now and then. */
  readonly offset = Math.floor(Math.random() * 600);
  /** The last second in which its certificate counts. */
  #lastSecond: Instant;
  #sent: string | null = null;
  #wasBehind = false;
  #isForgotten = false;

  constructor(
    readonly serial: Serial,
    readonly certificate: StreamCertificate,
    readonly res: ServerResponse,
  ) {
    this.#lastSecond = certificate.notAfter;
  }

  /** Whether its certificate has ended, or the trust in whoever signed it. */
  isOverAt(now: Instant): boolean {
    return now > this.#lastSecond;
  }

  /** Learns until when whoever signed its certificate is trusted; null: as long as the certificate says. */
  trustUntil(end: Instant | null): void {
    const { notAfter } = this.certificate;
    this.#lastSecond = end === null ? notAfter : earlierOf(notAfter, addSeconds(end, seconds(-1n)));
  }

  /** Begins the answer. */
  open(clock: PortalClock): void {
    this.res.writeHead(200, { ...EVENT_STREAM_HEADERS, ...clockHeaders(clock) });
    this.res.write(`retry: ${RETRY_MILLISECONDS}\n\n`);
  }

  /** Whether a document can be sent and is not the one that was sent last. */
  isWithout({ document }: SendableDocument): boolean {
    return this.#sent !== document && !this.res.writableEnded;
  }

  /** Sends a document, unless it is the one that was sent last. */
  sendDocument({ seq, document }: SendableDocument): void {
    if (this.#sent === document) return;
    this.#sent = document;
    this.#write({ event: "document", id: String(seq), data: document });
  }

  /** Tells portal time, which also shows both ends that the line holds. A device that has not read the last is slow. */
  sendClock({ now, isFrozen }: PortalClock): void {
    const isBehind = this.res.writableLength > 0;
    if (this.#wasBehind && isBehind) return this.end("slow", RETRY_MILLISECONDS);
    this.#wasBehind = isBehind;
    this.#write({ event: "clock", data: JSON.stringify({ time: formatInstant(now), frozen: isFrozen }) });
  }

  /** Says goodbye, with a hint when to come again, and ends the stream. */
  end(reason: GoodbyeReason, retryMilliseconds: number): void {
    if (this.res.writableEnded) return;
    this.endedBy = reason;
    const data = JSON.stringify({ reason, retryMilliseconds });
    this.res.end(eventText({ event: "goodbye", retry: retryMilliseconds, data }));
    if (reason === "slow") this.res.destroy();
  }

  /** Marks it as forgotten; answers whether that is news. */
  forget(): boolean {
    if (this.#isForgotten) return false;
    this.#isForgotten = true;
    return true;
  }

  #write(event: ServerSentEvent): void {
    if (this.res.writableEnded) return;
    this.res.write(eventText(event));
    if (this.res.writableLength > MOST_WAITING_BYTES) this.end("slow", RETRY_MILLISECONDS);
  }
}
