import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DISK } from "@/gateway/durable-file";
import { EXIT } from "@/gateway/exit-codes";
import { emptyState, loadState, saveState } from "@/gateway/state";

const SERIAL = "00-90-33-46-0A-F2";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const refused = expect.objectContaining({ exitCode: EXIT.state });

describe("a gateway's state", () => {
  it("is empty before the first run, and then what was kept", async () => {
    expect(await loadState(folder, SERIAL)).toEqual(emptyState(SERIAL));
    const state = { ...emptyState(SERIAL), accepted: { seq: 3, issuedAt: 9 }, acknowledgedSeq: 3 };
    await saveState(DISK, folder, state);
    expect(await loadState(folder, SERIAL)).toEqual(state);
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  it("of another serial is refused", async () => {
    await saveState(DISK, folder, emptyState(SERIAL));
    await expect(loadState(folder, "00-90-33-46-0A-F3")).rejects.toThrow(refused);
  });

  it.each(["", "{", "null", "[]", '{"format":2}', '{"format":1,"serial":7,"keys":[]}'])(
    "that reads %j is refused, not replaced",
    async (text) => {
      await writeFile(join(folder, "state.json"), text);
      await expect(loadState(folder, SERIAL)).rejects.toThrow(refused);
      expect(await readFile(join(folder, "state.json"), "utf8")).toBe(text);
    },
  );

  it("that cannot be written says so", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(saveState(DISK, join(folder, "file", "below"), emptyState(SERIAL))).rejects.toThrow(
      "ENOTDIR",
    );
  });

  it("is whole after kill -9 in the middle of writing", async () => {
    const writer = `
      import { DISK } from "@/gateway/durable-file";
      import { emptyState, saveState } from "@/gateway/state";
      const document = { compact: "x".repeat(200_000), etag: null };
      for (let seq = 1; ; seq += 1) {
        await saveState(DISK, ${JSON.stringify(folder)}, { ...emptyState("${SERIAL}"), document, acknowledgedSeq: seq });
        if (seq === 1) console.log("writing");
      }`;
    for (const milliseconds of [3, 17, 40]) {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", writer]);
      await once(child.stdout, "data");
      await sleep(milliseconds);
      child.kill("SIGKILL");
      await once(child, "exit");
      const state = await loadState(folder, SERIAL);
      expect(state.acknowledgedSeq).toBeGreaterThan(0);
      expect(state.document?.compact).toHaveLength(200_000);
    }
  });
});
