import { hostname } from "node:os";
import { randomUUID } from "node:crypto";
import {
  buryDeadProcesses,
  type Connection,
  type DeviceTraceEntry,
  noteProcessAlive,
  noteProcessEnded,
  writeJournal,
} from "@/lib/features/device-events/mutations";
import { log } from "@/lib/platform/log";

const GATHER_MILLISECONDS = 100;
const ALIVE_MILLISECONDS = 5_000;
/** What may wait for a database that does not answer. The oldest go first: a trace is help, not money. */
const MOST_WAITING = 20_000;

/** An entry, and when it was noted by this process's own steady clock, in milliseconds. */
type Noted = Readonly<{ entry: DeviceTraceEntry; notedAt: number }>;

/**
 * What this process writes down about the devices that are connected to it, gathered so that a thousand cost little.
 * One page is written after the other: what was noted first is first in a trace.
 */
export class Journal {
  readonly processId = randomUUID();
  #entries: Noted[] = [];
  #opened: Connection[] = [];
  #closed: Connection[] = [];
  #writing: Promise<void> | null = null;
  #following: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #alive: NodeJS.Timeout | null = null;

  /** `connected` names who is there, for when this process was thought dead. */
  constructor(readonly connected: () => readonly Connection[]) {}

  async start(): Promise<void> {
    await this.#sayAlive();
    this.#alive = setInterval(() => void this.#sayAlive().catch(complain), ALIVE_MILLISECONDS).unref();
  }

  note(entry: DeviceTraceEntry): void {
    this.#entries.push({ entry, notedAt: performance.now() });
    if (this.#entries.length > MOST_WAITING) this.#entries.shift();
    this.#writeSoon();
  }

  opened(connection: Connection): void {
    this.#opened.push(connection);
    this.#writeSoon();
  }

  closed(connection: Connection): void {
    this.#closed.push(connection);
    this.#writeSoon();
  }

  /** Writes what is left and takes leave. */
  async stop(): Promise<void> {
    clearInterval(this.#alive ?? undefined);
    await this.settled();
    clearTimeout(this.#timer ?? undefined);
    await noteProcessEnded(this.processId).catch(complain);
  }

  /**
   * Waits until everything noted so far is written, or could not be. Who tells a device something waits for this first:
   * then nothing the device answers, to whichever process, comes before it in the trace.
   */
  settled(): Promise<void> {
    if (this.#writing) {
      if (this.#isWritten) return this.#writing;
      this.#following ??= this.#writing.then(() => {
        this.#following = null;
        return this.settled();
      });
      return this.#following;
    }
    if (this.#isWritten) return Promise.resolve();
    this.#writing = this.#write().finally(() => {
      this.#writing = null;
      if (!this.#isWritten) this.#writeSoon();
    });
    return this.#writing;
  }

  async #sayAlive(): Promise<void> {
    const isNew = await noteProcessAlive(this.processId, `${hostname()}:${process.pid}`);
    if (isNew) for (const connection of this.connected()) this.opened(connection);
    await buryDeadProcesses();
  }

  get #isWritten(): boolean {
    return this.#entries.length + this.#opened.length + this.#closed.length === 0;
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.settled();
    }, GATHER_MILLISECONDS);
  }

  async #write(): Promise<void> {
    const [noted, opened, closed] = [this.#entries, this.#opened, this.#closed];
    [this.#entries, this.#opened, this.#closed] = [[], [], []];
    const entries = noted.map(({ entry, notedAt }) => ({ ...entry, ageSeconds: secondsSince(notedAt) }));
    try {
      await writeJournal({ processId: this.processId, entries, opened, closed });
    } catch (error) {
      complain(error);
      this.#entries = [...noted, ...this.#entries].slice(-MOST_WAITING);
      this.#opened = [...opened, ...this.#opened];
      this.#closed = [...closed, ...this.#closed];
    }
  }
}

const secondsSince = (moment: number): number => Math.floor((performance.now() - moment) / 1_000);

function complain(error: unknown): void {
  log.warn({ err: error }, "the journal of the devices could not be written, and will be again");
}
