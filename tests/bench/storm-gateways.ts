import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What a gateway has last said of itself. */
export type GatewayWords = { ports: number; isListening: boolean };

/** Many gateways, as one process of the gateway program. */
export type GatewayCrowd = Readonly<{
  said: ReadonlyMap<string, GatewayWords>;
  /** What a gateway should never have had to say. */
  complaints: readonly string[];
  /** Resolves in the moment in which what was said makes this true. */
  until: (isSo: () => boolean) => Promise<void>;
  end: () => Promise<void>;
}>;

type Line = Readonly<{ event: string; serial: string; licenses?: readonly { quantity: number }[] }>;

const NEVER = new Set(["refused", "rejected", "polling", "state_not_kept", "replaced"]);
const DEADLINE_MILLISECONDS = 600_000;

/** Starts so many gateways, with serials from this one on. */
export async function startCrowd(url: string, serial: string, count: number): Promise<GatewayCrowd> {
  const folder = await mkdtemp(join(tmpdir(), "gateways-"));
  const place = ["--portal", url, "--serial", serial, "--count", String(count), "--state", folder];
  const command = ["--import", "tsx", "gateway/main.ts", ...place, "--json"];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const said = new Map<string, GatewayWords>();
  const complaints: string[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const words = JSON.parse(line) as Line;
    if (NEVER.has(words.event)) complaints.push(line);
    said.set(words.serial, heard(said.get(words.serial), words));
    for (const watch of watchers) watch();
  });
  return {
    said,
    complaints,
    until: (isSo) =>
      new Promise((resolve, reject) => {
        const deadline = setTimeout(() => {
          watchers.delete(watch);
          reject(new Error("The gateways did not get there."));
        }, DEADLINE_MILLISECONDS);
        const watch = () => {
          if (!isSo()) return;
          clearTimeout(deadline);
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    end: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const NOTHING: GatewayWords = { ports: 0, isListening: false };

function heard(before: GatewayWords = NOTHING, { event, licenses }: Line): GatewayWords {
  if (event === "running") return { ...before, ports: licenses?.[0]?.quantity ?? 0 };
  if (event === "listening") return { ...before, isListening: true };
  return event === "offline" ? { ...before, isListening: false } : before;
}
