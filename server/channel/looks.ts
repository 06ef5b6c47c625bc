import type { Serial } from "@/lib/domain/hardware/serial";
import { log } from "@/lib/platform/log";

/** How many devices are looked at side by side: pages share the database's connections. */
const AT_ONCE = 6;
const AGAIN_MILLISECONDS = 1_000;

/** Devices that are to be looked at, each once however often it is asked for, and never two at a time of one. */
export class Looks {
  readonly #waiting = new Set<Serial>();
  readonly #busy = new Set<Serial>();
  #stopped = false;

  constructor(readonly look: (serial: Serial) => Promise<void>) {}

  /** Looks at a device soon; whoever asks during a look gets another one after it. */
  ask(serial: Serial): void {
    this.#waiting.add(serial);
    this.#begin();
  }

  /** Begins no further looks. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
  }

  #begin(): void {
    for (const serial of this.#waiting) {
      if (this.#stopped || this.#busy.size >= AT_ONCE) return;
      if (this.#busy.has(serial)) continue;
      this.#waiting.delete(serial);
      this.#busy.add(serial);
      void this.#run(serial);
    }
  }

  async #run(serial: Serial): Promise<void> {
    try {
      await this.look(serial);
    } catch (error) {
      if (!this.#stopped)
        log.warn({ err: error, serial }, "a device could not be looked at, and will be again");
      setTimeout(() => !this.#stopped && this.ask(serial), AGAIN_MILLISECONDS).unref();
    } finally {
      this.#busy.delete(serial);
      this.#begin();
    }
  }
}
