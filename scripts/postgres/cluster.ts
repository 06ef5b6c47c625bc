import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "@/scripts/postgres/account";
import type { Binaries } from "@/scripts/postgres/binaries";

/** A PostgreSQL cluster of our own: its data, its programs and the account they run under. */
export type Cluster = Readonly<{ folder: string; binaries: Binaries; account: Account }>;

/** Options of the server, `name=value` as in postgresql.conf. */
export type ServerOptions = Readonly<Record<string, string | number>>;

const PASSWORD_FILE = "portal-password";
const LOG_FILE = "portal.log";
const LARGEST_LOG = 10_000_000;
const SECONDS_TO_START = 300;
const SECONDS_TO_STOP = 60;
const TEXT_OPTIONS = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=und"];

/**
 * Creates the files of a cluster that has none yet. Its password lives beside them, readable by the account alone,
 * and is written last: where it is missing, somebody was interrupted and it is done again.
 */
export async function initialize(cluster: Cluster): Promise<void> {
  const { folder, account } = cluster;
  if (existsSync(join(folder, PASSWORD_FILE))) return requireSameMajor(cluster);
  for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true });
  const password = randomBytes(18).toString("base64url");
  const passwordFile = join(tmpdir(), `portal-${randomBytes(6).toString("hex")}`);
  writeOwned(passwordFile, password, account);
  try {
    const access = ["-U", "postgres", "--pwfile", passwordFile, "--auth=scram-sha-256"];
    await runProgram(cluster, cluster.binaries.initdb, ["-D", folder, ...access, ...TEXT_OPTIONS]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeOwned(join(folder, PASSWORD_FILE), password, account);
}

/** Starts the server in a session of its own, so that Ctrl-C does not reach it before us, and waits until it answers. */
export async function start(cluster: Cluster, port: number, options: ServerOptions = {}): Promise<void> {
  const log = join(cluster.folder, LOG_FILE);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) rmSync(log);
  const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", ...options };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const where = ["-D", cluster.folder, "-l", log, "-o", flags.join(" ")];
  await control(cluster, ["start", ...where], SECONDS_TO_START);
}

/** Stops the server: clients are sent away, everything committed is on disk. */
export async function stop(cluster: Cluster): Promise<void> {
  await control(cluster, ["stop", "-D", cluster.folder, "-m", "fast"], SECONDS_TO_STOP);
}

/** The address of one of the cluster's databases. */
export function addressOf(cluster: Cluster, port: number, database: string): string {
  const password = readFileSync(join(cluster.folder, PASSWORD_FILE), "utf8");
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** The last lines the server wrote, for a sentence about why it does not start. */
export function lastWords(cluster: Cluster): string {
  const log = join(cluster.folder, LOG_FILE);
  if (!existsSync(log)) return "";
  return readFileSync(log, "utf8").trim().split("\n").slice(-5).join("\n");
}

function requireSameMajor({ folder, binaries }: Cluster): void {
  const major = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (major === binaries.major) return;
  throw new Error(
    `The data in ${folder} was written by PostgreSQL ${major}; this portal comes with ${binaries.major}. ` +
      "Move that folder away to begin anew, or carry the data over with pg_dump.",
  );
}

function writeOwned(file: string, text: string, account: Account): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

const control = ({ binaries, account }: Cluster, args: readonly string[], seconds: number): Promise<void> =>
  runProgram({ account }, binaries.pgCtl, [...args, "-w", "-s", "-t", String(seconds)]);

/** Output goes to a file: a pipe would stay open as long as the server lives, which inherits it. */
async function runProgram(
  { account }: Pick<Cluster, "account">,
  program: string,
  args: readonly string[],
): Promise<void> {
  const output = join(tmpdir(), `portal-${randomBytes(6).toString("hex")}.log`);
  const file = openSync(output, "w", 0o600);
  try {
    const child = spawn(program, args, {
      ...account,
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      cwd: "/",
      detached: true,
      stdio: ["ignore", file, file],
    });
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(readFileSync(output, "utf8").trim() || `${program} ended with ${code}.`);
  } finally {
    closeSync(file);
    rmSync(output, { force: true });
  }
}
