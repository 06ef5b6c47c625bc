import { withDatabase } from "@/tests/bench/database";
import { startBareNext } from "@/tests/bench/bare-next";
import { type FleetDevice, enrollFleetDevice, requestOf, tokenOf } from "@/tests/bench/device-fleet";
import { startDeviceProcess } from "@/tests/bench/device-process";
import { hammer } from "@/tests/bench/hammer";
import { compare, type Finding } from "@/tests/bench/measure";
import { createCast } from "@/tests/support/cast";
import { chargeIsc, openRental, PORT, rent } from "@/tests/support/rental";

const DEVICES = 16;
const CONNECTIONS = 32;
const REQUESTS = 4_000;
const BARE_REQUESTS = 1_000;
const ROUNDS = 3;

/** What a device's call comes to: every check, and the document or word that it is unchanged. */
type Call = Readonly<{ part: string; what: string; target: number; status: 200 | 304 }>;

/** Documents a second, each with a new token, against the requests a second of a bare route of the web framework. */
export const benchDocuments = (): Promise<Finding> =>
  benchCalls({ part: "documents", what: "license document with every check, ES256", target: 4, status: 200 });

/** The same for a device that has its document already. */
export const benchUnchanged = (): Promise<Finding> =>
  benchCalls({
    part: "unchanged",
    what: "304 for a license document with every check",
    target: 10,
    status: 304,
  });

const benchCalls = (call: Call): Promise<Finding> =>
  withDatabase(async ({ url: databaseUrl, bare }) => {
    const fleet = await createFleet();
    await bare.query("ANALYZE");
    const bareNext = await startBareNext();
    const server = await startDeviceProcess(databaseUrl);
    try {
      const etags = await firstDocuments(fleet, server.url);
      let requests: Buffer[] = [];
      const { status } = call;
      return await compare({
        ...call,
        what: `${call.what}, against a bare Next route`,
        unit: "requests/s",
        rounds: ROUNDS,
        bare: { run: () => hammerBare(bareNext.port) },
        ours: {
          prepare: async () => {
            requests = callsOf(fleet, server.url, status === 304 ? etags : null);
          },
          run: () => hammer({ port: server.port, requests, connections: CONNECTIONS, status }),
        },
      });
    } finally {
      await server.stop();
      await bareNext.stop();
    }
  });

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

async function firstDocuments(fleet: readonly FleetDevice[], url: string): Promise<string[]> {
  const answers = fleet.map(async (device) => {
    const headers = { authorization: `Bearer ${tokenOf(device, url)}` };
    const answer = await fetch(`${url}/api/device/v1/licenses`, { headers });
    await answer.text();
    return answer.headers.get("etag") ?? "";
  });
  return Promise.all(answers);
}

function callsOf(fleet: readonly FleetDevice[], url: string, etags: readonly string[] | null): Buffer[] {
  return Array.from({ length: REQUESTS }, (_, count) => {
    const device = fleet[count % fleet.length] as FleetDevice;
    const etag = etags?.[count % fleet.length];
    const headers = { authorization: `Bearer ${tokenOf(device, url)}` };
    return requestOf(
      "/api/device/v1/licenses",
      etag === undefined ? headers : { ...headers, "if-none-match": etag },
    );
  });
}

function hammerBare(port: number): Promise<number> {
  const requests = Array.from({ length: BARE_REQUESTS }, () => requestOf("/bare", {}));
  return hammer({ port, requests, connections: CONNECTIONS, status: 200 });
}
