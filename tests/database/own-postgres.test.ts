import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ensureDatabase,
  type EmbeddedPostgres,
  removeData,
  startPostgres,
} from "@/scripts/postgres/embedded";

let home: string;
let folder: string;
let running: EmbeddedPostgres;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "portal-own-"));
  chmodSync(home, 0o711);
  folder = join(home, "postgres");
  running = await startPostgres(folder);
  await ensureDatabase(running, "portal");
  await ask("CREATE TABLE note (text text); INSERT INTO note VALUES ('kept')");
});

afterEach(async () => {
  await running.stop();
  await removeData(folder);
  rmSync(home, { recursive: true });
});

async function ask(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: running.address("portal") });
  client.on("error", () => undefined);
  await client.connect();
  const result = await client.query(sql);
  await client.end();
  return result.rows ?? [];
}

const serverPid = (): number =>
  Number.parseInt(readFileSync(join(realpathSync(folder), "postmaster.pid"), "utf8"), 10);

/** All processes of the server, as a power cut would end them. */
function killServer(): void {
  const pid = serverPid();
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  for (const victim of [pid, ...children.trim().split(/\s+/).map(Number)]) process.kill(victim, "SIGKILL");
}

test("data stay over a clean stop", async () => {
  await running.stop();
  running = await startPostgres(folder);
  expect(await ask("SELECT text FROM note")).toEqual([{ text: "kept" }]);
});

test("a server that a killed portal left behind is stopped, and its data are there", async () => {
  const orphan = serverPid();
  running = await startPostgres(folder);
  expect(serverPid()).not.toBe(orphan);
  expect(await ask("SELECT text FROM note")).toEqual([{ text: "kept" }]);
});

test("a server that was killed itself recovers what was committed", async () => {
  killServer();
  running = await startPostgres(folder);
  expect(await ask("SELECT text FROM note")).toEqual([{ text: "kept" }]);
});

test("nobody gets in without the password, and nobody from another machine", async () => {
  const address = new URL(running.address("portal"));
  address.password = "guessed";
  await expect(new Client({ connectionString: address.href }).connect()).rejects.toThrow(/password/);
  expect(await ask("SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
});
