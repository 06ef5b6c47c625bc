import type { Serial } from "@/lib/domain/hardware/serial";
import { type ChangeMark, RecentChanges } from "@/lib/domain/devices/recent-changes";
import { type Instant, instant } from "@/lib/domain/instant";
import { forgetTrust } from "@/lib/features/device-authorities/data";
import { getPortalClock, type PortalClock } from "@/lib/features/devices/data";
import type { CurrentDocument } from "@/lib/features/license-documents/issuing/mutations";
import { getOrIssueDocument, getOrIssueDocuments } from "@/lib/features/license-documents/mutations";
import { type ChangeFeed, type Look, startChangeFeed } from "@/lib/platform/db/change-feed";
import { CertificateWatch } from "@/server/channel/certificate-watch";
import type { DeviceStream } from "@/server/channel/device-stream";
import { CurrentDocuments } from "@/server/channel/current-documents";
import { Journal } from "@/server/channel/journal";
import { Looks } from "@/server/channel/looks";
import { Streams } from "@/server/channel/streams";

const TICK_MILLISECONDS = 1_000;
/** A device hears of the portal at least this often, in ticks. */
const CLOCK_EVERY = 20;
/** Whatever a change forgot to tell is found this often at the latest, in ticks. */
const LOOK_EVERY = 600;
/** How far a restart spreads those who come again: so many milliseconds for each, within bounds. */
const SPREAD = { each: 10, least: 1_000, most: 20_000 };
const REPLACED_RETRY_MILLISECONDS = 30_000;
const CERTIFICATE_RETRY_MILLISECONDS = 5_000;

/** Keeps the streams of all devices that are connected to this process, and sends each what concerns it. */
export class DeviceChannel {
  readonly #streams = new Streams();
  readonly #changes = new RecentChanges();
  readonly documents = new CurrentDocuments(this.#changes);
  readonly #looks = new Looks({
    together: (serials) => this.#lookTogether(serials),
    alone: (serial) => this.#lookAlone(serial),
  });
  readonly #watch = new CertificateWatch((stream) => this.#endUncertified(stream));
  readonly journal = new Journal(() => this.#streams.all().map(connectionOf));
  #feed: ChangeFeed | null = null;
  #clock: PortalClock = { now: instant(0n), isFrozen: false };
  #ticks = 0;
  #ticking: NodeJS.Timeout | null = null;
  #isClosing = false;

  /** Begins to hear of changes. */
  async open(databaseUrl: string): Promise<this> {
    this.#clock = await getPortalClock();
    this.#feed = await startChangeFeed(databaseUrl, {
      found: (look) => this.#found(look),
      startOver: () => this.#startOver(),
    });
    await this.journal.start();
    this.#ticking = setInterval(() => this.#tick(), TICK_MILLISECONDS);
    return this;
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Up to which snapshot of the database this process has heard of changes; null while it hears none. */
  get heardUpTo(): string | null {
    return this.#feed?.heardUpTo() ?? null;
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Notes that a device is sent its document because it asked; each document once, and before it is sent. */
  async noteFetched(serial: Serial, seq: number): Promise<void> {
    if (!this.documents.isFirstFetch(serial, seq)) return;
    this.journal.note({ serial, kind: "sent", seq, reference: `fetched:${seq}`, details: { fetched: true } });
    await this.journal.settled();
  }

  /** Takes a stream in: the current document comes first, and from then on each that follows it. */
  connect(stream: DeviceStream, clock: PortalClock, details: Readonly<Record<string, string | null>>): void {
    const { serial } = stream;
    stream.res.once("close", () => this.#forget(stream));
    stream.open(clock);
    this.#streams.put(stream)?.end("replaced", REPLACED_RETRY_MILLISECONDS);
    this.journal.note({ serial, kind: "connected", details: { connection: stream.id, ...details } });
    this.journal.opened(connectionOf(stream));
    this.#looks.ask(serial);
    // Revoked after the call was admitted, and heard before there was a stream to end.
    this.#watch.ask([stream]);
  }

  /** Says goodbye to everybody, spread over a while, and stops hearing. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#ticking ?? undefined);
    this.#looks.stop();
    await this.#feed?.stop();
    const { each, least, most } = SPREAD;
    const spread = Math.min(most, Math.max(least, each * this.#streams.size));
    for (const stream of this.#streams.all()) {
      stream.end("restart", Math.round(least / 2 + Math.random() * spread));
      this.#forget(stream);
    }
    await this.journal.stop();
  }

  async #lookTogether(serials: readonly Serial[]): Promise<readonly Serial[]> {
    const connected = serials.filter((serial) => this.#streams.get(serial));
    if (connected.length === 0) return [];
    const mark = this.#changes.mark();
    const found = await getOrIssueDocuments(connected);
    await this.#tell(found, mark);
    return connected.filter((serial) => !found.has(serial));
  }

  async #lookAlone(serial: Serial): Promise<void> {
    if (!this.#streams.get(serial)) return;
    const mark = this.#changes.mark();
    await this.#tell(new Map([[serial, await getOrIssueDocument(serial, "portal")]]), mark);
  }

  /** Sends devices what was found to be their documents since the mark was taken, once that is in their traces. */
  async #tell(found: ReadonlyMap<Serial, CurrentDocument>, mark: ChangeMark): Promise<void> {
    for (const [serial, { concern }] of found) {
      this.#streams.concern(serial, concern);
      // Heard of while it was read, when nobody knew yet that it concerns this device.
      if (this.#changes.isChangedSince(mark, concern.targets)) this.#looks.ask(serial);
    }
    const sending = [...found].flatMap(([serial, { document }]) => {
      const stream = this.#streams.get(serial);
      return stream?.isWithout(document) ? [{ stream, document }] : [];
    });
    for (const { stream, document } of sending) {
      const { serial, id } = stream;
      this.journal.note({ serial, kind: "sent", seq: document.seq, details: { connection: id } });
    }
    if (sending.length > 0) await this.journal.settled();
    for (const { stream, document } of sending) stream.sendDocument(document);
  }

  #found({ targets, now, isFrozen }: Look): void {
    this.#clock = { now: instant(now), isFrozen };
    this.#changes.note(targets);
    for (const target of targets) {
      for (const serial of this.#streams.concernedBy(target)) this.#looks.ask(serial);
      const [kind = "", subject = "", detail = ""] = target.split(":");
      this.#special[kind]?.(subject, detail);
    }
  }

  /** What a change means besides that documents may be others now. */
  readonly #special: Readonly<Record<string, (subject: string, detail: string) => void>> = {
    all: () => this.#startOver(),
    clock: () => this.#moveClock(),
    authorities: () => this.#changeTrust(),
    certificate: (serial) => this.#lookAtCertificate(serial),
    replaced: (serial, connectionId) => this.#endReplaced(serial, connectionId),
  };

  #moveClock(): void {
    for (const stream of this.#streams.all()) stream.sendClock(this.#clock);
    this.#startOver();
  }

  #startOver(): void {
    this.#changes.noteEverything();
    for (const serial of this.#streams.serials()) this.#looks.ask(serial);
    this.#lookAtCertificates();
  }

  #changeTrust(): void {
    forgetTrust();
    this.#lookAtCertificates();
  }

  #lookAtCertificates(): void {
    this.#watch.ask(this.#streams.all());
    void this.#watch.look();
  }

  #lookAtCertificate(serial: string): void {
    const stream = this.#streams.get(serial as Serial);
    if (stream) this.#watch.ask([stream]);
    void this.#watch.look();
  }

  #tick(): void {
    this.#ticks += 1;
    const { now } = this.#clock;
    for (const serial of this.#streams.dueAt(now)) this.#looks.ask(serial);
    for (const stream of this.#streams.all()) this.#attend(stream, now);
    void this.#watch.look();
  }

  #attend(stream: DeviceStream, now: Instant): void {
    if (stream.isOverAt(now)) return this.#endUncertified(stream);
    const turn = this.#ticks + stream.offset;
    if (turn % CLOCK_EVERY === 0) stream.sendClock(this.#clock);
    if (turn % LOOK_EVERY !== 0) return;
    this.#looks.ask(stream.serial);
    this.#watch.ask([stream]);
  }

  #endReplaced(serial: string, connectionId: string): void {
    const stream = this.#streams.get(serial as Serial);
    if (stream && stream.id !== connectionId) stream.end("replaced", REPLACED_RETRY_MILLISECONDS);
  }

  #endUncertified(stream: DeviceStream): void {
    stream.end("certificate", CERTIFICATE_RETRY_MILLISECONDS);
  }

  #forget(stream: DeviceStream): void {
    if (!stream.forget()) return;
    this.#streams.remove(stream);
    const { serial, id, endedBy } = stream;
    this.journal.note({ serial, kind: "disconnected", details: { connection: id, reason: endedBy } });
    this.journal.closed(connectionOf(stream));
  }
}

const connectionOf = ({ serial, id }: DeviceStream) => ({ serial, connectionId: id });
