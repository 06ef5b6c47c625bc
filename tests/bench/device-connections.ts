import { setTimeout } from "node:timers/promises";
import type { Pool } from "pg";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { openLargeAccount } from "@/tests/bench/device-account";
import { type FleetDevice, requestOf, tokenOf } from "@/tests/bench/device-fleet";
import { type DeviceProcess, startDeviceProcess, usageOf } from "@/tests/support/device-process";
import { gatherSwarm } from "@/tests/bench/device-swarm";
import { hammer } from "@/tests/bench/hammer";
import { type LimitFinding, median } from "@/tests/bench/measure";

const DEVICES = 1_000;
const IDLE_SECONDS = 20;
/** How often what is changed for one device, and for all, is measured. */
const ROUNDS = { one: 20, all: 5 };
const REST_MILLISECONDS = 250;
const MEGABYTE = 1_000_000;

/**
 * What a thousand connected devices cost a process that serves devices: memory and processor while nothing happens; the
 * time from the commit of a change until it is at the one device it concerns, and until it is at the last of all when it
 * concerns their account; and until all are back with the right document after a restart during which the account was
 * changed.
 */
export const benchConnections = (): Promise<LimitFinding> => withDatabase(measureConnections);

async function measureConnections({ url: databaseUrl, bare }: BenchDatabase): Promise<LimitFinding> {
  const { fleet, rentAll } = await openLargeAccount(DEVICES);
  await bare.query("ANALYZE");
  let server = await startDeviceProcess(databaseUrl);
  await pollAll(fleet, server);
  const before = await usageOf(server.pid);
  const swarm = gatherSwarm(fleet, server.url);
  try {
    await swarm.allHave(hasPorts(1));
    await setTimeout(2_000);
    const idle = await usageOf(server.pid);
    await setTimeout(IDLE_SECONDS * 1_000);
    const after = await usageOf(server.pid);
    const one = await timesOf(ROUNDS.one, async (round) => {
      const device = fleet[(round * 37) % fleet.length] as FleetDevice;
      const before = await sentAgain(bare, device);
      return timed(() => swarm.has(device, ({ seq }) => Number(seq) > before));
    });
    let ports = 1;
    const all = await timesOf(ROUNDS.all, async () => {
      ports += 1;
      await rentAll(ports);
      return timed(() => swarm.allHave(hasPorts(ports)));
    });
    const { port } = server;
    const restarted = await timed(async () => {
      await server.stop();
      ports += 1;
      await rentAll(ports);
      server = await startDeviceProcess(databaseUrl, { port });
      await swarm.allHave(hasPorts(ports));
    });
    return {
      part: "connections",
      what: `${DEVICES} connected devices of one account on one process`,
      figures: [
        {
          name: "memory for their connections",
          value: (after.bytes - before.bytes) / MEGABYTE,
          unit: "MB",
          most: 100,
        },
        {
          name: "processor while idle",
          value: (100 * (after.seconds - idle.seconds)) / IDLE_SECONDS,
          unit: "% of a core",
          most: 5,
        },
        {
          name: "a change of one device is there after",
          value: 1_000 * median(one),
          unit: "ms",
          most: 1_000,
        },
        { name: "the slowest such change", value: 1_000 * Math.max(...one), unit: "ms", most: 1_000 },
        { name: "a change of all of them is at the last after", value: median(all), unit: "s", most: 1 },
        { name: "all are back after a restart within", value: restarted, unit: "s", most: 60 },
      ],
    };
  } finally {
    swarm.leave();
    await server.stop();
  }
}

/** Warms the process up: what it needs to serve a thousand devices at all is not what their connections cost. */
async function pollAll(fleet: readonly FleetDevice[], { port, url }: DeviceProcess): Promise<void> {
  const requests = fleet.map((device) =>
    requestOf("/api/device/v1/licenses", { authorization: `Bearer ${tokenOf(device, url)}` }),
  );
  await hammer({ port, requests, connections: 32, status: 200 });
}

const hasPorts =
  (ports: number) =>
  ({ licenses }: Readonly<Record<string, unknown>>): boolean =>
    Array.isArray(licenses) && licenses[0]?.quantity === ports;

/** Lets the portal send a device its licenses again, and answers the number of the document it has before. */
async function sentAgain(bare: Pool, { serial }: FleetDevice): Promise<number> {
  const { rows } = await bare.query<{ seq: string }>(
    "SELECT document_seq AS seq FROM devices WHERE serial = $1",
    [serial],
  );
  await bare.query("UPDATE pbxs SET resend_count = resend_count + 1 WHERE serial = $1", [serial]);
  return Number(rows[0]?.seq);
}

/** Measures one after the other, each once what came before has come to rest. */
async function timesOf(rounds: number, measure: (round: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await measure(round));
    await setTimeout(REST_MILLISECONDS);
  }
  return times;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1_000;
}
