import autocannon from "autocannon";
import { encodeSession } from "@/lib/platform/auth/session-token";
import { beginSession } from "@/lib/platform/auth/user-session";
import { db, disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { startBareNext } from "@/tests/bench/bare-next";
import { compare, type Finding, median, type Side } from "@/tests/bench/measure";
import { usageOf } from "@/tests/support/device-process";
import { appendEntries } from "@/tests/support/long-history";
import { startPortal } from "@/tests/support/portal";
import { openRental } from "@/tests/support/rental";
import buildPortal from "@/tests/support/built-portal";

const ROUNDS = 3;
const SECONDS = 8;
const CONNECTIONS = 8;
const ENTRIES = 120;

/** Requests a second under load: the account page with 50 rows of history against a bare Next page with 50 rows. */
export async function benchPage(): Promise<Finding> {
  await buildPortal();
  // As it is served: with every page loaded beforehand.
  const portal = await startPortal({ env: { PRELOAD_PAGES: "on" } });
  const bareNext = await startBareNext();
  try {
    const { path, cookie } = await arrange(portal.databaseUrl);
    const bare = served(bareNext.pid, () => load(bareNext.url));
    const ours = served(portal.pid, () => load(`${portal.url}${path}`, { cookie }));
    const finding = await compare({
      part: "page",
      what: "account page with 50 history rows, signed in, against a bare Next page with a table of 50 rows",
      unit: "requests/s",
      target: 0.6,
      rounds: ROUNDS,
      bare,
      ours,
    });
    return { ...finding, note: costInWords(ours.milliseconds(), bare.milliseconds()) };
  } finally {
    await bareNext.stop();
    await disconnect();
    await closePool();
    await portal.stop();
  }
}

/** A side of the comparison, and the milliseconds of a processor that a page took of the process that serves it. */
function served(pid: number, pages: () => Promise<number>): Side & Readonly<{ milliseconds: () => number }> {
  const costs: number[] = [];
  const run = async () => {
    const before = await usageOf(pid);
    const done = await pages();
    const after = await usageOf(pid);
    costs.push(((after.seconds - before.seconds) * 1000) / done);
    return done;
  };
  // The first round warms up.
  return { run, milliseconds: () => median(costs.slice(1)) };
}

/** Other work on the machine moves these figures less than it moves requests a second. */
const costInWords = (ours: number, bare: number): string =>
  `a page took ${ours.toFixed(1)} ms of a processor, a bare one ${bare.toFixed(1)} ms: ${(bare / ours).toFixed(2)}`;

/** An account with a history longer than a page, and somebody of its partner who has signed in. */
async function arrange(databaseUrl: string): Promise<Readonly<{ path: string; cookie: string }>> {
  process.env.DATABASE_URL = databaseUrl;
  const rental = await openRental();
  await appendEntries(rental, ENTRIES);
  const { sessionEpoch } = await db.user.findUniqueOrThrow({ where: { id: rental.partner.userId } });
  const token = await encodeSession(await beginSession({ userId: rental.partner.userId, sessionEpoch }));
  return { path: `/accounts/${rental.accountId}/history`, cookie: `next-auth.session-token=${token}` };
}

/** How many pages were answered; any answer but a page ends the measurement. */
async function load(url: string, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} answered ${result.non2xx} times without a page.`);
  return result["2xx"];
}
