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

const FLUSH_MILLISECONDS = 100;
const ALIVE_MILLISECONDS = 5_000;
/** What may wait for a database that does not answer. The oldest go first: a trace is help, not money. */
const MOST_WAITING = 20_000;

/** What this process writes down about the devices that are connected to it, gathered so that a thousand cost little. */
export class Journal {
  readonly processId = randomUUID();
  #entries: DeviceTraceEntry[] = [];
  #opened: Connection[] = [];
  #closed: Connection[] = [];
  #flushing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #alive: NodeJS.Timeout | null = null;

  /** `connected` names who is there, for when this process was thought dead. */
  constructor(readonly connected: () => readonly Connection[]) {}

  async start(): Promise<void> {
    await this.#sayAlive();
    this.#alive = setInterval(() => void this.#sayAlive().catch(complain), ALIVE_MILLISECONDS).unref();
  }

  note(entry: DeviceTraceEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > MOST_WAITING) this.#entries.shift();
    this.#flushSoon();
  }

  opened(connection: Connection): void {
    this.#opened.push(connection);
    this.#flushSoon();
  }

  closed(connection: Connection): void {
    this.#closed.push(connection);
    this.#flushSoon();
  }

  /** Writes what is left and takes leave. */
  async stop(): Promise<void> {
    clearInterval(this.#alive ?? undefined);
    clearTimeout(this.#timer ?? undefined);
    await this.#flushing;
    await this.#flush();
    await noteProcessEnded(this.processId).catch(complain);
  }

  /** Waits until everything noted so far is written. */
  async settled(): Promise<void> {
    await this.#flushing;
    await this.#flush();
  }

  async #sayAlive(): Promise<void> {
    const isNew = await noteProcessAlive(this.processId, `${hostname()}:${process.pid}`);
    if (isNew) for (const connection of this.connected()) this.opened(connection);
    await buryDeadProcesses();
  }

  #flushSoon(): void {
    if (this.#timer || this.#flushing) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#flushing = this.#flush().finally(() => {
        this.#flushing = null;
        if (this.#entries.length + this.#opened.length + this.#closed.length > 0) this.#flushSoon();
      });
    }, FLUSH_MILLISECONDS);
  }

  async #flush(): Promise<void> {
    const [entries, opened, closed] = [this.#entries, this.#opened, this.#closed];
    if (entries.length + opened.length + closed.length === 0) return;
    [this.#entries, this.#opened, this.#closed] = [[], [], []];
    try {
      await writeJournal({ processId: this.processId, entries, opened, closed });
    } catch (error) {
      complain(error);
      this.#entries = [...entries, ...this.#entries].slice(-MOST_WAITING);
      this.#opened = [...opened, ...this.#opened];
      this.#closed = [...closed, ...this.#closed];
    }
  }
}

function complain(error: unknown): void {
  log.warn({ err: error }, "the journal of the devices could not be written, and will be again");
}
