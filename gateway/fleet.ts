import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TimeSource } from "@/gateway/clock";
import { DISK } from "@/gateway/durable-file";
import { createReport } from "@/gateway/events";
import { EXIT, type ExitCode } from "@/gateway/exit-codes";
import { withDiskFaults, withNetworkFaults } from "@/gateway/faults";
import { createGateway, type Gateway } from "@/gateway/gateway";
import type { Options } from "@/gateway/options";
import { seededRandom } from "@/gateway/random";
import { serialAfter } from "@/gateway/serial";
import { openSession, type SessionSettings } from "@/gateway/session";
import { tellSituationAt } from "@/gateway/tell";
import { createTransport } from "@/gateway/transport";

/** The gateways of one process: one network, one source of chance, one clock for all. */
export type Fleet = Readonly<{
  gateways: readonly Gateway[];
  lookAt: (second: number) => Promise<ExitCode>;
  runOnce: () => Promise<ExitCode>;
  run: (ended: AbortSignal) => Promise<ExitCode>;
}>;

/** The gateways a command line asks for. */
export function createFleet(options: Options, write: (line: string) => void): Fleet {
  const settings = settingsOf(options, write);
  const gateways = settings.map((each) => createGateway(each, options.testMode));
  return {
    gateways,
    lookAt: async (second) => {
      const [first] = settings;
      if (first) tellSituationAt(await openSession(first), second);
      return EXIT.done;
    },
    runOnce: async () => worst(await Promise.all(gateways.map((gateway) => gateway.runOnce()))),
    run: async (ended) =>
      worst(
        await Promise.all(gateways.map((gateway, place) => runAfter({ gateway, place }, options, ended))),
      ),
  };
}

type Placed = Readonly<{ gateway: Gateway; place: number }>;

async function runAfter({ gateway, place }: Placed, options: Options, ended: AbortSignal): Promise<ExitCode> {
  const wait = (options.rampMilliseconds * place) / Math.max(1, options.count - 1);
  if (wait > 0) await sleep(wait, undefined, { signal: ended }).catch(() => undefined);
  return gateway.run(options, ended);
}

const worst = (codes: readonly ExitCode[]): ExitCode =>
  codes.reduce<ExitCode>((most, code) => (code > most ? code : most), EXIT.done);

function settingsOf(options: Options, write: (line: string) => void): SessionSettings[] {
  const { portal, firmware, code, provisioning, identity, faults, count, json: asJson } = options;
  const random = options.seed === null ? Math.random : seededRandom(options.seed);
  const shared = {
    portal,
    firmware,
    code,
    provisioning,
    identity,
    random,
    time: timeWith(options.clockOffsetSeconds),
    transport: withNetworkFaults(createTransport(), faults, random),
    disk: withDiskFaults(DISK, faults, random),
  };
  return Array.from({ length: count }, (_, place) => {
    const serial = serialAfter(options.serial, place);
    return {
      ...shared,
      serial,
      folder: count === 1 ? options.folder : join(options.folder, serial),
      report: createReport(write, { asJson, serial: count === 1 ? null : serial }),
    };
  });
}

const timeWith = (offsetSeconds: number): TimeSource => ({
  monotonic: () => performance.now(),
  wall: () => Date.now() + offsetSeconds * 1_000,
});
