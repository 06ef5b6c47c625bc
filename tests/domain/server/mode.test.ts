import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("a command runs for production from its first line on, whatever the shell says", async () => {
  const folder = await mkdtemp(join(tmpdir(), "portal-mode-"));
  const program = join(folder, "program.ts");
  await writeFile(program, "const mode: string = process.env.NODE_ENV ?? ''; console.log(mode);");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/run.mjs", relative(process.cwd(), program)],
    { env: { ...process.env, NODE_ENV: "development" } },
  );
  expect(stdout.trim()).toBe("production");
  await rm(folder, { recursive: true });
});
