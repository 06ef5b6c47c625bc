import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { anyFreePort } from "@/scripts/postgres/free-port";

const PROJECT = "tests/bench/bare-page";
const NEXT = "node_modules/next/dist/bin/next";
/** As long as the portal's: by itself Next hangs up after five seconds, within which a busy machine may not come back. */
const KEEP_ALIVE_MILLISECONDS = "65000";
const TRIES = 150;
const TRY_EVERY_MILLISECONDS = 200;

/** A web framework with nothing in it, to compare with. */
export type BareNext = Readonly<{ port: number; url: string; pid: number; stop: () => Promise<void> }>;

/** Builds the bare project and serves it. */
export async function startBareNext(): Promise<BareNext> {
  const build = spawn(process.execPath, [NEXT, "build", PROJECT], { stdio: "ignore" });
  const [code] = (await once(build, "exit")) as [number | null];
  if (code !== 0) throw new Error("The bare project could not be built.");
  const port = await anyFreePort();
  const start = [NEXT, "start", PROJECT, "-p", String(port), "--keepAliveTimeout", KEEP_ALIVE_MILLISECONDS];
  const child = spawn(process.execPath, start, {
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production" },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url);
  return { port, url, pid: child.pid ?? 0, stop: () => ended(child) };
}

async function untilAnswering(url: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const isThere = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MILLISECONDS));
  }
  throw new Error("The bare project did not start.");
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill();
  await exit;
}
