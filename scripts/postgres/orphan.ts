import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Cluster, stop } from "@/scripts/postgres/cluster";

/**
 * Clears what a killed portal left behind: a server that still runs on this data is stopped cleanly; the note of one
 * that does not run any more is removed when its process number belongs to another program today.
 */
export async function clearOrphan(cluster: Cluster): Promise<"none" | "stopped"> {
  const note = join(cluster.folder, "postmaster.pid");
  if (!existsSync(note)) return "none";
  const pid = Number.parseInt(readFileSync(note, "utf8"), 10);
  if (pid > 0 && isPostgres(pid)) {
    await stop(cluster);
    return "stopped";
  }
  rmSync(note, { force: true });
  return "none";
}

/** A dead process that nobody has collected yet, as in a container without an init, keeps its number and its name. */
function isPostgres(pid: number): boolean {
  const { status, stdout } = spawnSync("ps", ["-o", "stat=,comm=", "-p", String(pid)], { encoding: "utf8" });
  if (status === 0) return stdout.includes("postgres") && !stdout.trim().startsWith("Z");
  const file = `/proc/${pid}/stat`;
  const [, command = "", state = ""] =
    /\((.*)\) (\w)/.exec(existsSync(file) ? readFileSync(file, "utf8") : "") ?? [];
  return command.includes("postgres") && state !== "Z";
}
