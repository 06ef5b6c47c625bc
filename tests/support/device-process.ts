import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { anyFreePort } from "@/scripts/postgres/free-port";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

/** A process that serves devices alone. */
export type DeviceProcess = Readonly<{
  port: number;
  url: string;
  pid: number;
  stop: () => Promise<void>;
}>;

const CLOCK_TICKS_A_SECOND = 100;
const PAGE_BYTES = 4_096;

/** Where a process is to serve: on any free port, unless it is given; which others may share. */
type Place = Readonly<{ port?: number; isShared?: boolean }>;

/** Starts one on a database, as `SERVE=devices` does. */
export async function startDeviceProcess(
  databaseUrl: string,
  { port: wanted, isShared = false }: Place = {},
): Promise<DeviceProcess> {
  const port = wanted ?? (await anyFreePort());
  const url = `http://127.0.0.1:${port}`;
  const settings = { DATABASE_URL: databaseUrl, PORT: String(port), PORTAL_URL: url };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: {
      ...process.env,
      ...TEST_ENVIRONMENT,
      ...settings,
      SERVE: "devices",
      WORKER: "off",
      SHARE_PORT: isShared ? "on" : "off",
      npm_lifecycle_event: "",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilServing(child);
  return { port, url, pid: child.pid ?? 0, stop: () => ended(child) };
}

/** What a process holds in memory, in bytes, and how long it has used a processor, in seconds. */
export async function usageOf(pid: number): Promise<Readonly<{ bytes: number; seconds: number }>> {
  const [, pages = "0"] = (await readFile(`/proc/${pid}/statm`, "utf8")).split(" ");
  const stat = (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /s, "").split(" ");
  const ticks = Number(stat[11]) + Number(stat[12]);
  return { bytes: Number(pages) * PAGE_BYTES, seconds: ticks / CLOCK_TICKS_A_SECOND };
}

async function untilServing(child: ChildProcess): Promise<void> {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  while (!text.includes("The portal runs at")) {
    if (child.exitCode !== null || !child.stdout) throw new Error(`Devices are not served: ${text}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
