import { setTimeout } from "node:timers/promises";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { openLargeAccount } from "@/tests/bench/device-account";
import { type FleetDevice, requestOf, tokenOf } from "@/tests/bench/device-fleet";
import { type DeviceProcess, startDeviceProcess, usageOf } from "@/tests/bench/device-process";
import { gatherSwarm } from "@/tests/bench/device-swarm";
import { hammer } from "@/tests/bench/hammer";
import type { LimitFinding } from "@/tests/bench/measure";

const DEVICES = 1_000;
const IDLE_SECONDS = 20;
const MEGABYTE = 1_000_000;

/**
 * What a thousand connected devices cost a process that serves devices: memory and processor while nothing happens, the
 * time until a change of one account is at all of them, and until all are back with the right document after a restart
 * during which the account was changed.
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
    const told = await timed(async () => {
      await rentAll(2);
      return swarm.allHave(hasPorts(2));
    });
    const { port } = server;
    const restarted = await timed(async () => {
      await server.stop();
      await rentAll(3);
      server = await startDeviceProcess(databaseUrl, port);
      await swarm.allHave(hasPorts(3));
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
        { name: "a change is at all of them after", value: told, unit: "s", most: 10 },
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

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1_000;
}
