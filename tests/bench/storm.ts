import { serialAfter } from "@/gateway/serial";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { encodeSession } from "@/lib/platform/auth/session-token";
import { beginSession } from "@/lib/platform/auth/user-session";
import { db } from "@/lib/platform/db/client";
import { anyFreePort } from "@/scripts/postgres/free-port";
import { withDatabase } from "@/tests/bench/database";
import type { Finding } from "@/tests/bench/measure";
import { type PortalPlace, type PortalProcess, startPortalProcess } from "@/tests/bench/portal-process";
import { type GatewayCrowd, startCrowd } from "@/tests/bench/storm-gateways";
import { letPeopleBrowse, type Visits } from "@/tests/bench/storm-people";
import buildPortal from "@/tests/support/built-portal";
import { createCast } from "@/tests/support/cast";
import { chargeIsc, linesOf, openRental, PORT, type Rental } from "@/tests/support/rental";

const ACCOUNTS = 100;
const PBXS = 10;
const GATEWAYS = ACCOUNTS * PBXS;
const FIRST_SERIAL = "00-90-33-A0-00-00";
const BEFORE = 10;
const AFTER = 3;
const LIMIT_SECONDS = 60;

type Customer = Readonly<{ rental: Rental; serials: readonly string[] }>;

/** Takes the portal away from the gateways and answers the one that is there afterwards. */
type Strike = () => Promise<PortalProcess>;

/**
 * Seconds until 1,000 connected gateways all run the right document again after a restart of the portal, while their
 * configurations change and people go on clicking; against the minute it may take.
 */
export async function benchStorm(): Promise<Finding> {
  await buildPortal();
  return withDatabase(async ({ url: databaseUrl, bare }) => {
    const customers = await arrange();
    await bare.query("ANALYZE");
    const port = await anyFreePort();
    const place = { databaseUrl, port, url: `http://127.0.0.1:${port}` };
    let portal = await startPortalProcess(place);
    const crowd = await startCrowd(place.url, FIRST_SERIAL, GATEWAYS);
    try {
      await crowd.until(() => allRun(crowd, customers, BEFORE));
      const update = await measureUpdate({ crowd, customers, portal, place });
      portal = update.portal;
      expectNoFaults(update.visits);
      const crash = await measureCrash({ crowd, customers, portal, place });
      portal = crash.portal;
      expectNoComplaints(crowd);
      return findingOf(update.seconds, crash.seconds, update.visits);
    } finally {
      await crowd.end();
      await portal.stop();
    }
  });
}

type Storm = Readonly<{
  crowd: GatewayCrowd;
  customers: readonly Customer[];
  portal: PortalProcess;
  place: PortalPlace;
}>;

async function measureUpdate(storm: Storm) {
  const { rental } = storm.customers[0] as Customer;
  const people = letPeopleBrowse(`${storm.place.url}/accounts/${rental.accountId}`, await cookieOf(rental));
  const next = await startPortalProcess(storm.place);
  const measured = await measure(storm, AFTER, async () => {
    await storm.portal.stop();
    return next;
  });
  return { ...measured, visits: await people.leave() };
}

const measureCrash = (storm: Storm) =>
  measure(storm, BEFORE, async () => {
    await storm.portal.kill();
    return startPortalProcess(storm.place);
  });

/** From the moment in which the portal is taken away until the last gateway runs what was configured meanwhile. */
async function measure({ crowd, customers }: Storm, ports: number, strike: Strike) {
  for (const words of crowd.said.values()) words.isListening = false;
  const began = performance.now();
  const [portal] = await Promise.all([strike(), rentOnAll(customers, ports)]);
  await crowd.until(() => allRun(crowd, customers, ports));
  return { portal, seconds: (performance.now() - began) / 1_000 };
}

const allRun = ({ said }: GatewayCrowd, customers: readonly Customer[], ports: number): boolean =>
  customers.every(({ serials }) =>
    serials.every((serial) => said.get(serial)?.isListening === true && said.get(serial)?.ports === ports),
  );

function expectNoFaults({ faults }: Visits): void {
  if (faults.length === 0) return;
  throw new Error(`People saw ${faults.length} errors instead of pages: ${faults[0]}.`);
}

function expectNoComplaints({ complaints }: GatewayCrowd): void {
  if (complaints.length === 0) return;
  throw new Error(`Gateways complained ${complaints.length} times: ${complaints[0]}`);
}

function findingOf(updateSeconds: number, crashSeconds: number, visits: Visits): Finding {
  const slowest = Math.max(updateSeconds, crashSeconds);
  const told = [`update ${updateSeconds.toFixed(1)} s`, `crash ${crashSeconds.toFixed(1)} s`];
  const browsed = `${visits.pages} pages without an error, the slowest in ${(visits.slowestMilliseconds / 1_000).toFixed(1)} s`;
  return {
    part: "storm",
    what: "until 1,000 gateways run the right document after a restart, against the minute it may take",
    ours: slowest,
    bare: LIMIT_SECONDS,
    unit: "s",
    ratio: LIMIT_SECONDS / slowest,
    target: 1,
    note: [...told, browsed].join("; "),
  };
}

async function arrange(): Promise<Customer[]> {
  const cast = await createCast();
  const customers: Customer[] = [];
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const rental = await openRental(cast);
    await chargeIsc(rental, "1000");
    const serials = Array.from({ length: PBXS }, (_, pbx) => serialAfter(FIRST_SERIAL, account * PBXS + pbx));
    for (const serial of serials) {
      const pbx = { serial: parseSerial(serial), name: `PBX ${serial}`, scenario: "on_premises" as const };
      await addPbx(rental.partner, { ...pbx, accountId: rental.accountId });
    }
    customers.push({ rental, serials });
  }
  await rentOnAll(customers, BEFORE);
  return customers;
}

async function rentOnAll(customers: readonly Customer[], ports: number): Promise<void> {
  for (const { rental, serials } of customers) {
    await changeAccountConfiguration(rental.partner, {
      accountId: rental.accountId,
      changes: serials.map((serial) => ({
        serial: parseSerial(serial),
        lines: linesOf({ [PORT]: ports }),
      })),
    });
  }
}

async function cookieOf({ partner }: Rental): Promise<string> {
  const { sessionEpoch } = await db.user.findUniqueOrThrow({ where: { id: partner.userId } });
  const token = await encodeSession(await beginSession({ userId: partner.userId, sessionEpoch }));
  return `next-auth.session-token=${token}`;
}
