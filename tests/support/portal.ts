import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Pool } from "pg";
import { anyFreePort } from "@/scripts/postgres/free-port";
import { cloneDatabase } from "@/tests/support/database";
import { demoTemplate } from "@/tests/support/demo-template";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

/** A running portal with demo data in a database of its own. Its clock stands wherever the test puts it. */
export type TestPortal = Readonly<{
  url: string;
  /** The process that serves. */
  pid: number;
  /** Opens cron routes and the demo clock. */
  cronSecret: string;
  /** Its database, for arranging and for looking behind the scenes; sees portal time as the portal does. */
  database: Pool;
  databaseUrl: string;
  /** What the server has printed so far. */
  output: () => string;
  stop: () => Promise<void>;
}>;

/** What differs from a portal with demo data and without a worker. */
export type PortalOptions = Readonly<{ env?: Readonly<Record<string, string>> }>;

/** Far longer than it takes: whoever waits for this has a portal that hangs, or a machine with much other work. */
const START_MILLISECONDS = 240_000;
/** Loading every page at the start takes longer than all the rest of it. */
const SPARING = { WORKER: "off", PRELOAD_PAGES: "off" };
const DEMO_CLOCK = "-c portal.demo=1";

/** Starts what was built, on a free port. */
export async function startPortal({ env = {} }: PortalOptions = {}): Promise<TestPortal> {
  const database = await cloneDatabase(await demoTemplate());
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { DATABASE_URL: database.url, PORT: String(port), PORTAL_URL: url };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: { ...process.env, ...TEST_ENVIRONMENT, ...SPARING, ...settings, ...env, npm_lifecycle_event: "" },
    // The channel tells it when this process is killed: then it ends, too.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.channel?.unref();
  const output = gatherOutput(child);
  const pool = new Pool({ connectionString: database.url, max: 4, options: DEMO_CLOCK });
  pool.on("error", () => undefined);
  const stop = async () => {
    await pool.end();
    await endChild(child);
    await database.drop();
  };
  await untilServing(child, output).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    url,
    pid: child.pid ?? 0,
    cronSecret: TEST_ENVIRONMENT.CRON_SECRET,
    database: pool,
    databaseUrl: database.url,
    output,
    stop,
  };
}

function gatherOutput(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  }
  return () => text;
}

async function untilServing(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = AbortSignal.timeout(START_MILLISECONDS);
  while (!output().includes("The portal runs at")) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || deadline.aborted || !child.stdout)
      throw new Error(`The portal did not start. It said:\n${output()}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit"), once(deadline, "abort")]);
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
