import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "@/scripts/setup/places";
import { SetupProblem } from "@/scripts/setup/progress";

type ProgramOptions = Readonly<{
  args: readonly string[];
  /** A module to load before. */
  preload?: string;
  env?: Readonly<Record<string, string>>;
}>;

/** Runs a package's program quietly, under this Node; what it said is shown only when it fails. */
export async function runQuietly(program: string, options: ProgramOptions): Promise<void> {
  const preload = options.preload ? ["--import", pathToFileURL(join(ROOT, options.preload)).href] : [];
  const file = join(ROOT, "node_modules", program);
  const child = spawn(process.execPath, [...preload, file, ...options.args], {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill();
  process.once("exit", end);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  process.off("exit", end);
  if (code !== 0) throw new SetupProblem(`${Buffer.concat(said).toString().trim()}\n${program} failed.`);
}
