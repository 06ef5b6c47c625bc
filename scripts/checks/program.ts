import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "@/scripts/setup/places";

type Run = Readonly<{ args: readonly string[]; quiet?: boolean; env?: Readonly<Record<string, string>> }>;

/** Runs a program of a package under this Node. Answers whether it was content, and what it said where it was quiet. */
export async function runProgram(name: string, { args, quiet = false, env }: Run): Promise<Outcome> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules", ".bin", name), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  const end = () => child.kill();
  process.once("exit", end);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  process.off("exit", end);
  return { ok: code === 0, said: Buffer.concat(said).toString() };
}

type Outcome = Readonly<{ ok: boolean; said: string }>;
