import autocannon from "autocannon";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { anyFreePort } from "@/scripts/postgres/free-port";
import { encodeSession } from "@/lib/platform/auth/session-token";
import { beginSession } from "@/lib/platform/auth/user-session";
import { db, disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { compare, type Finding } from "@/tests/bench/measure";
import { appendEntries } from "@/tests/support/long-history";
import { startPortal } from "@/tests/support/portal";
import { openRental } from "@/tests/support/rental";
import buildPortal from "@/tests/support/built-portal";

const BARE_PAGE = "tests/bench/bare-page";
const NEXT = "node_modules/next/dist/bin/next";
const ROUNDS = 3;
const SECONDS = 8;
const CONNECTIONS = 8;
const ENTRIES = 120;

/** Requests a second under load: the account page with 50 rows of history against a bare Next page with 50 rows. */
export async function benchPage(): Promise<Finding> {
  await buildPortal();
  await finished(spawn(process.execPath, [NEXT, "build", BARE_PAGE], { stdio: "ignore" }));
  const portal = await startPortal();
  const bare = await startBarePage();
  try {
    const { path, cookie } = await arrange(portal.databaseUrl);
    return await compare({
      part: "page",
      what: "account page with 50 history rows, signed in, against a bare Next page with a table of 50 rows",
      unit: "requests/s",
      target: 0.6,
      rounds: ROUNDS,
      bare: { run: () => load(bare.url) },
      ours: { run: () => load(`${portal.url}${path}`, { cookie }) },
    });
  } finally {
    bare.child.kill();
    await disconnect();
    await closePool();
    await portal.stop();
  }
}

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

async function startBarePage(): Promise<Readonly<{ url: string; child: ChildProcess }>> {
  const port = await anyFreePort();
  const child = spawn(process.execPath, [NEXT, "start", BARE_PAGE, "-p", String(port)], {
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production" },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return { url, child };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The bare page did not start.");
}

async function finished(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("The bare page could not be built.");
}
