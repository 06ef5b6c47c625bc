import { withDatabase } from "@/tests/bench/database";
import { startBareNext } from "@/tests/bench/bare-next";
import {
  callKeyFor,
  enrollFleetDevice,
  type FleetDevice,
  keyedTokenOf,
  requestOf,
  tokenOf,
} from "@/tests/bench/device-fleet";
import { startDeviceProcess } from "@/tests/support/device-process";
import { hammer } from "@/tests/bench/hammer";
import { compare, type Finding } from "@/tests/bench/measure";
import { createCast } from "@/tests/support/cast";
import { chargeIsc, openRental, PORT, rent } from "@/tests/support/rental";

const DEVICES = 16;
const CONNECTIONS = 64;
/** Enough of both for a process to have found its pace. */
const REQUESTS = 20_000;
const BARE_REQUESTS = 4_000;
const ROUNDS = 3;

/** What a device's call comes to, every check made: a document or word that it is unchanged, and who has signed. */
type Call = Readonly<{ part: string; what: string; target: number; status: 200 | 304; withCallKey: boolean }>;

/** Documents a second against the requests a second of a bare route of the web framework; each token counts once. */
export const benchDocuments = (): Promise<Finding> =>
  benchCalls({ part: "documents", what: "license document", target: 4, status: 200, withCallKey: true });

/** The same for a device that has its document already. */
export const benchUnchanged = (): Promise<Finding> =>
  benchCalls({ part: "unchanged", what: "unchanged", target: 10, status: 304, withCallKey: true });

/** Documents again, each call signed with the key of the device's certificate (ES256), the costliest there is. */
export const benchSigned = (): Promise<Finding> =>
  benchCalls({ part: "signed", what: "license document, ES256", target: 4, status: 200, withCallKey: false });

const benchCalls = (call: Call): Promise<Finding> =>
  withDatabase(async ({ url: databaseUrl, bare }) => {
    const fleet = await createFleet();
    await bare.query("ANALYZE");
    const bareNext = await startBareNext();
    const server = await startDeviceProcess(databaseUrl);
    try {
      const callers = await Promise.all(fleet.map((device) => callerOf(device, server.url, call)));
      let requests: Buffer[] = [];
      const { part, status, target } = call;
      return await compare({
        part,
        target,
        what: `${call.what} with every check, against a bare Next route`,
        unit: "requests/s",
        rounds: ROUNDS,
        bare: { run: () => hammerBare(bareNext.port) },
        ours: {
          prepare: async () => {
            requests = Array.from(
              { length: REQUESTS },
              (_, count) => callers[count % callers.length]?.() as Buffer,
            );
          },
          run: () => hammer({ port: server.port, requests, connections: CONNECTIONS, status }),
        },
      });
    } finally {
      await server.stop();
      await bareNext.stop();
    }
  });

const PATH = "/api/device/v1/licenses";

/** Makes the calls of a device, one after the other, once it has its first document. */
async function callerOf(
  device: FleetDevice,
  url: string,
  { status, withCallKey }: Call,
): Promise<() => Buffer> {
  const answer = await fetch(`${url}${PATH}`, {
    headers: { authorization: `Bearer ${tokenOf(device, url)}` },
  });
  await answer.text();
  const known = status === 304 ? { "if-none-match": answer.headers.get("etag") ?? "" } : {};
  const callKey = withCallKey ? await callKeyFor(device, url) : null;
  return () => {
    const token = callKey ? keyedTokenOf(device, callKey, url) : tokenOf(device, url);
    return requestOf(PATH, { authorization: `Bearer ${token}`, ...known });
  };
}

async function createFleet(): Promise<FleetDevice[]> {
  const cast = await createCast();
  const fleet: FleetDevice[] = [];
  for (let count = 0; count < DEVICES; count += 1) {
    const rental = await openRental(cast);
    await chargeIsc(rental, "10");
    await rent(rental, { [PORT]: 25 });
    fleet.push(await enrollFleetDevice(rental.serial));
  }
  return fleet;
}

function hammerBare(port: number): Promise<number> {
  const requests = Array.from({ length: BARE_REQUESTS }, () => requestOf("/bare", {}));
  return hammer({ port, requests, connections: CONNECTIONS, status: 200 });
}
