import type { Serial } from "@/lib/domain/hardware/serial";
import type { Instant } from "@/lib/domain/instant";
import type { DeviceStream } from "@/server/channel/device-stream";

/** What a device's document depends on, and up to when it stays true if nothing of that changes. */
export type Concern = Readonly<{ targets: readonly string[]; until: Instant | null }>;

type Entry = { stream: DeviceStream; concern: Concern };

/** The open streams of this process, by device and by what each is concerned by. */
export class Streams {
  readonly #bySerial = new Map<Serial, Entry>();
  readonly #byTarget = new Map<string, Set<Serial>>();

  get size(): number {
    return this.#bySerial.size;
  }

  get(serial: Serial): DeviceStream | undefined {
    return this.#bySerial.get(serial)?.stream;
  }

  all(): DeviceStream[] {
    return [...this.#bySerial.values()].map(({ stream }) => stream);
  }

  serials(): Serial[] {
    return [...this.#bySerial.keys()];
  }

  /** Puts a device's stream in the place of the one it had, which is answered. */
  put(stream: DeviceStream): DeviceStream | undefined {
    const former = this.#bySerial.get(stream.serial);
    const concern = former?.concern ?? { targets: [], until: null };
    this.#bySerial.set(stream.serial, { stream, concern });
    if (!former) this.#index(stream.serial, [`serial:${stream.serial}`]);
    return former?.stream;
  }

  /** Forgets a stream; one that was replaced is forgotten already. */
  remove(stream: DeviceStream): void {
    const entry = this.#bySerial.get(stream.serial);
    if (entry?.stream !== stream) return;
    this.#bySerial.delete(stream.serial);
    this.#unindex(stream.serial, [`serial:${stream.serial}`, ...entry.concern.targets]);
  }

  /** Notes what a device was found to depend on. */
  concern(serial: Serial, concern: Concern): void {
    const entry = this.#bySerial.get(serial);
    if (!entry) return;
    this.#unindex(serial, entry.concern.targets);
    entry.concern = concern;
    this.#index(serial, [`serial:${serial}`, ...concern.targets]);
  }

  /** The connected devices a change concerns. */
  concernedBy(target: string): readonly Serial[] {
    return [...(this.#byTarget.get(target) ?? [])];
  }

  /** The connected devices whose document is out of date by the passing of time alone. */
  dueAt(now: Instant): readonly Serial[] {
    return [...this.#bySerial]
      .filter(([, { concern }]) => concern.until !== null && concern.until <= now)
      .map(([serial]) => serial);
  }

  #index(serial: Serial, targets: readonly string[]): void {
    for (const target of targets) {
      const serials = this.#byTarget.get(target) ?? new Set();
      this.#byTarget.set(target, serials.add(serial));
    }
  }

  #unindex(serial: Serial, targets: readonly string[]): void {
    for (const target of targets) {
      const serials = this.#byTarget.get(target);
      serials?.delete(serial);
      if (serials?.size === 0) this.#byTarget.delete(target);
    }
  }
}
