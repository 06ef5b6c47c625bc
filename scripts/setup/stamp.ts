import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "@/scripts/setup/places";

/** A short name for the content of files and folders: equal when, and only when, nothing changed. */
export async function contentStamp(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) {
    for (const file of await filesIn(path)) {
      hash.update(`\0${file}\0`).update(await readFile(join(ROOT, file)));
    }
  }
  return hash.digest("hex");
}

/** Does work unless its stamp file says that it was done for the same content. Answers whether it was done. */
export async function unlessStamped(
  file: string,
  stamp: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (existsSync(file) && readFileSync(file, "utf8") === stamp) return false;
  await work();
  writeFileSync(file, stamp);
  return true;
}

async function filesIn(path: string): Promise<readonly string[]> {
  const facts = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!facts) return [];
  if (facts.isFile()) return [path];
  const entries = await readdir(join(ROOT, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length)).toSorted();
}
