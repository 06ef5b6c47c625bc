import { type FileHandle, mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { EXIT, GatewayError } from "@/gateway/exit-codes";

/** A file's text, or null when there is none. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new GatewayError(EXIT.state, `${path} cannot be read: ${(error as Error).message}`);
  }
}

/**
 * Replaces a file whole: written beside it, forced to disk, renamed over it, and the folder forced to disk. Killed at
 * any moment, the file holds either the old text or the new one.
 */
export async function writeText(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await withFile(beside, "w", async (file) => {
      await file.writeFile(text);
      await file.sync();
    });
    await rename(beside, path);
    await withFile(dirname(path), "r", (folder) => folder.sync());
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
