import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

/** A whole portal as a process, on a port that it shares with the one that follows it. */
export type PortalProcess = Readonly<{
  /** Lets it finish what it has begun and waits for its end. */
  stop: () => Promise<void>;
  /** Ends it in the middle of everything. */
  kill: () => Promise<void>;
}>;

/** Where a portal serves, and what from. */
export type PortalPlace = Readonly<{ databaseUrl: string; port: number; url: string }>;

/** Starts a portal that is built, and waits until it answers. */
export async function startPortalProcess({ databaseUrl, port, url }: PortalPlace): Promise<PortalProcess> {
  const settings = { DATABASE_URL: databaseUrl, PORT: String(port), PORTAL_URL: url, NEXTAUTH_URL: url };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: {
      ...process.env,
      ...TEST_ENVIRONMENT,
      ...settings,
      WORKER: "off",
      SHARE_PORT: "on",
      npm_lifecycle_event: "",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilServing(child);
  return { stop: () => end(child, "SIGTERM"), kill: () => end(child, "SIGKILL") };
}

async function untilServing(child: ChildProcess): Promise<void> {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  while (!text.includes("The portal runs at")) {
    if (child.exitCode !== null || !child.stdout) throw new Error(`The portal did not start: ${text}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}
