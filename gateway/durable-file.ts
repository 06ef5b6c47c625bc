import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { EXIT, GatewayError } from "@/gateway/exit-codes";

/** Where texts are kept so that they survive the end of the process in any form. */
export type Disk = Readonly<{
  /** Replaces a file whole, or fails and leaves it as it was. */
  writeText: (path: string, text: string) => Promise<void>;
}>;

/** The machine's own disk. */
export const DISK: Disk = { writeText };

/** A file's text, or null when there is none. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new GatewayError(EXIT.state, `${path} cannot be read: ${(error as Error).message}`);
  }
}

const BESIDE = ".new";

/**
 * Replaces a file whole: written beside it, forced to disk, renamed over it, and the folder forced to disk. Killed at
 * any moment, or on a disk that is full, the file holds either the old text or the new one.
 */
async function writeText(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}${BESIDE}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await withFile(beside, "w", async (file) => {
      await file.writeFile(text);
      await file.sync();
    });
    await rename(beside, path);
    await withFile(dirname(path), "r", (folder) => folder.sync());
  } catch (error) {
    // Half a file would take room that the next attempt needs.
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes what writers that were killed have left beside a file. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const isLeftover = (name: string) => name.startsWith(`${basename(path)}.`) && name.endsWith(BESIDE);
  const names = await readdir(folder).catch(() => [] as string[]);
  await Promise.all(
    names.filter(isLeftover).map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)),
  );
}

/** Why something could not be written, for a person: `ENOSPC` is what a full disk says. */
export const writeFault = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error as Error).message;

/** Writes what the program cannot do without. */
export async function writeOrEnd(disk: Disk, path: string, text: string): Promise<void> {
  try {
    await disk.writeText(path, text);
  } catch (error) {
    throw new GatewayError(EXIT.state, `${path} cannot be written: ${(error as Error).message}`);
  }
}

async function withFile(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
