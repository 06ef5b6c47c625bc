import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/** Runs something that writes a report, and reads it; undefined when it died before it could. */
export async function readReport<Report>(
  file: string,
  run: () => Promise<Readonly<{ ok: boolean }>>,
): Promise<Readonly<{ value: Report; ok: boolean }> | undefined> {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const { ok } = await run();
  if (!existsSync(file)) return undefined;
  return { value: JSON.parse(readFileSync(file, "utf8")) as Report, ok };
}
