import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DISK } from "@/gateway/durable-file";
import { EXIT } from "@/gateway/exit-codes";
import { emptyState, type GatewayState, loadState, saveState } from "@/gateway/state";

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

  it("is forced to disk before it takes the place of the one before, and then in its place", async () => {
    const path = join(folder, "state.json");
    await DISK.writeText(path, "old");
    const handle = await open(path);
    const files = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
    await handle.close();
    const seen: string[] = [];
    const sync = vi.spyOn(files, "sync").mockImplementation(async () => {
      seen.push(await readFile(path, "utf8"));
    });
    await DISK.writeText(path, "new");
    sync.mockRestore();
    expect(seen).toEqual(["old", "new"]);
  });

  it("that cannot take its place leaves nothing beside it", async () => {
    const path = join(folder, "state.json");
    await mkdir(join(path, "in-the-way"), { recursive: true });
    await expect(DISK.writeText(path, "new")).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  it("is whole whenever somebody looks while it is written", async () => {
    const state = { ...emptyState(SERIAL), document: { compact: "x".repeat(500_000), etag: null } };
    await saveState(DISK, folder, state);
    const writing = (async () => {
      for (let seq = 1; seq <= 15; seq += 1)
        await saveState(DISK, folder, { ...state, acknowledgedSeq: seq });
    })();
    for (let last = 0; last < 15;) {
      const text = await readFile(join(folder, "state.json"), "utf8");
      const { acknowledgedSeq, document } = JSON.parse(text) as GatewayState;
      expect(document?.compact).toHaveLength(500_000);
      expect(acknowledgedSeq).toBeGreaterThanOrEqual(last);
      last = acknowledgedSeq;
    }
    await writing;
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
