import { setTimeout as sleep } from "node:timers/promises";
import type { Disk } from "@/gateway/durable-file";
import type { Random } from "@/gateway/random";
import type { Incoming, Outgoing, Transport } from "@/gateway/transport";

/** What goes wrong on purpose. Probabilities from 0 to 1. */
export type Faults = Readonly<{
  /** A request or its answer is lost, or a stream cut, this often. */
  drop: number;
  /** Each request and each part of a stream waits up to so many milliseconds. */
  delayMilliseconds: number;
  /** A request arrives twice, or a part of a stream comes twice, this often. */
  duplicate: number;
  /** The disk is full this often. */
  diskFull: number;
}>;

export const NO_FAULTS: Faults = { drop: 0, delayMilliseconds: 0, duplicate: 0, diskFull: 0 };

/** A bad network in front of a good one. */
export function withNetworkFaults(transport: Transport, faults: Faults, random: Random): Transport {
  if (faults.drop === 0 && faults.delayMilliseconds === 0 && faults.duplicate === 0) return transport;
  return async (outgoing) => {
    await sleep(random() * faults.delayMilliseconds);
    if (random() < faults.drop) return lose(transport, outgoing, random);
    const incoming = await (random() < faults.duplicate
      ? twice(transport, outgoing, random)
      : transport(outgoing));
    if (!outgoing.isStream) return incoming;
    return { ...incoming, body: badStream(incoming, faults, random) };
  };
}

/** Arrives twice, and one of both answers comes back, as chance will have it. */
async function twice(transport: Transport, outgoing: Outgoing, random: Random): Promise<Incoming> {
  const answers = [await transport(outgoing), await transport(outgoing)] as const;
  const [kept, other] = random() < 0.5 ? answers : [answers[1], answers[0]];
  other.discard();
  return kept;
}

/** Lost on the way there, or on the way back: then the portal has done what was asked, and nobody hears of it. */
async function lose(transport: Transport, outgoing: Outgoing, random: Random): Promise<never> {
  if (random() < 0.5) (await transport(outgoing)).discard();
  throw Object.assign(new Error("lost"), { code: "DROPPED" });
}

const EVENT_END = /\n\n$/;

async function* badStream({ body }: Incoming, faults: Faults, random: Random): AsyncGenerator<Uint8Array> {
  for await (const part of body) {
    await sleep(random() * faults.delayMilliseconds);
    if (random() < faults.drop) throw Object.assign(new Error("cut"), { code: "DROPPED" });
    yield part;
    const isWhole = EVENT_END.test(Buffer.from(part).toString("latin1"));
    if (isWhole && random() < faults.duplicate) yield part;
  }
}

/** A disk that is full now and then. */
export function withDiskFaults(disk: Disk, { diskFull }: Faults, random: Random): Disk {
  if (diskFull === 0) return disk;
  return {
    writeText: (path, text) => {
      if (random() < diskFull)
        throw Object.assign(new Error("no space left (on purpose)"), { code: "ENOSPC" });
      return disk.writeText(path, text);
    },
  };
}
