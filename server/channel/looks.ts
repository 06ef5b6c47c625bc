import type { Serial } from "@/lib/domain/hardware/serial";
import { log } from "@/lib/platform/log";

/** How many are looked at in one go: more would keep the first of them waiting for the last. */
const MOST_IN_COMPANY = 100;
/** How many such goes, and looks at single devices, are under way side by side: pages share the database's connections. */
const COMPANIES_AT_ONCE = 2;
const ALONE_AT_ONCE = 4;
const AGAIN_MILLISECONDS = 1_000;

/** How devices are looked at. */
export type Looking = Readonly<{
  /** At several in one go; answers which of them need a look of their own. */
  together: (serials: readonly Serial[]) => Promise<readonly Serial[]>;
  alone: (serial: Serial) => Promise<void>;
}>;

/** Devices that are to be looked at, each once however often it is asked for, and never two at a time of one. */
export class Looks {
  readonly #waiting = new Set<Serial>();
  readonly #waitingAlone = new Set<Serial>();
  readonly #busy = new Set<Serial>();
  #companies = 0;
  #singles = 0;
  #isPlanned = false;
  #stopped = false;

  constructor(readonly looking: Looking) {}

  /** Looks at a device soon; whoever asks during a look gets another one after it. */
  ask(serial: Serial): void {
    if (this.#waitingAlone.has(serial)) return;
    this.#waiting.add(serial);
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setImmediate(() => this.#begin());
  }

  /** Begins no further looks. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
    this.#waitingAlone.clear();
  }

  /** Not before whoever asks has asked for all: they go together. */
  #begin(): void {
    this.#isPlanned = false;
    while (!this.#stopped && this.#singles < ALONE_AT_ONCE) {
      const [serial] = this.#take(this.#waitingAlone, 1);
      if (serial === undefined) break;
      void this.#runAlone(serial);
    }
    while (!this.#stopped && this.#companies < COMPANIES_AT_ONCE) {
      const serials = this.#take(this.#waiting, MOST_IN_COMPANY);
      if (serials.length === 0) break;
      void this.#runTogether(serials);
    }
  }

  #take(from: Set<Serial>, most: number): Serial[] {
    const taken: Serial[] = [];
    for (const serial of from) {
      if (taken.length === most) break;
      if (!this.#busy.has(serial)) taken.push(serial);
    }
    for (const serial of taken) {
      from.delete(serial);
      this.#busy.add(serial);
    }
    return taken;
  }

  /** What breaks for several is looked at one by one, so that one device cannot keep the others waiting. */
  async #runTogether(serials: readonly Serial[]): Promise<void> {
    this.#companies += 1;
    const left = await this.looking.together(serials).catch(() => serials);
    this.#companies -= 1;
    for (const serial of serials) this.#busy.delete(serial);
    if (!this.#stopped) for (const serial of left) this.#leaveAlone(serial);
    this.#begin();
  }

  #leaveAlone(serial: Serial): void {
    this.#waiting.delete(serial);
    this.#waitingAlone.add(serial);
  }

  async #runAlone(serial: Serial): Promise<void> {
    this.#singles += 1;
    try {
      await this.looking.alone(serial);
    } catch (error) {
      if (!this.#stopped)
        log.warn({ err: error, serial }, "a device could not be looked at, and will be again");
      setTimeout(() => !this.#stopped && this.ask(serial), AGAIN_MILLISECONDS).unref();
    } finally {
      this.#singles -= 1;
      this.#busy.delete(serial);
      this.#begin();
    }
  }
}
