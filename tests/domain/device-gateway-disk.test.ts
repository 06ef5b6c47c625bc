import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contact } from "@/gateway/contact";
import { type Disk, DISK } from "@/gateway/durable-file";
import { EXIT } from "@/gateway/exit-codes";
import { look } from "@/gateway/look";
import { openSession, type Session } from "@/gateway/session";
import type { GatewayState } from "@/gateway/state";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { runGateway } from "@/tests/support/gateway-process";
import { gatewaySettings, newSigningKey, signGranted, type ToldEvent } from "@/tests/support/gateway-session";

let portal: FalsePortal;
let key: SigningKey;
let folder: string;
let disk: Disk & { isFull: boolean };
let session: Session;
let told: ToldEvent[];

beforeAll(async () => {
  portal = await startFalsePortal();
  key = await newSigningKey();
});
afterAll(() => portal.close());

/** A gateway with document 1 on a disk that a test can fill. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] } });
  portal.acknowledged.length = 0;
  disk = {
    isFull: false,
    writeText: async (path, text) => {
      if (disk.isFull) throw Object.assign(new Error("full"), { code: "ENOSPC" });
      await DISK.writeText(path, text);
    },
  };
  await open();
  await offer(1);
});
afterEach(async () => {
  clearTimeout(session.alarm);
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  clearTimeout(session?.alarm);
  const made = gatewaySettings({ folder, portal: portal.url, disk });
  told = made.told;
  session = await openSession(made.settings);
}

async function offer(seq: number): Promise<number> {
  portal.pretense.document = await signGranted(key, { seq, issuer: portal.url });
  const { code } = await contact(session);
  look(session);
  return code;
}

const names = () => told.map(({ event }) => event);
const stored = async () => JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as GatewayState;

describe("on a full disk a gateway", () => {
  test("keeps the old state, says so once, and goes on with what it has", async () => {
    disk.isFull = true;
    expect(await offer(2)).toBe(EXIT.state);
    expect(await offer(2)).toBe(EXIT.state);
    expect(told.filter(({ event }) => event === "state_not_kept")).toMatchObject([{ reason: "ENOSPC" }]);
    expect(session.document?.seq).toBe(1);
    expect(await stored()).toMatchObject({ accepted: { seq: 1 } });
    expect(portal.acknowledged).toMatchObject([{ seq: 1 }]);
  });

  test("takes in what it could not keep as soon as there is room", async () => {
    disk.isFull = true;
    await offer(2);
    disk.isFull = false;
    expect(await offer(2)).toBe(EXIT.done);
    expect(names().slice(-3)).toEqual(["state_kept", "running", "acknowledged"]);
    expect(await stored()).toMatchObject({ accepted: { seq: 2 } });
  });

  test("is after a power cut where it was before the disk was full", async () => {
    disk.isFull = true;
    await offer(2);
    await open();
    expect(session.document?.seq).toBe(1);
    disk.isFull = false;
    expect(await offer(2)).toBe(EXIT.done);
  });

  test("keeps the certificate it has rather than one it could not keep", async () => {
    const before = session.identity.chain;
    await rm(join(folder, "certificate.pem"));
    await open();
    disk.isFull = true;
    expect(await offer(2)).toBe(EXIT.state);
    expect(session.identity.chain).toEqual([]);
    disk.isFull = false;
    expect(await offer(2)).toBe(EXIT.done);
    expect(session.identity.chain).not.toEqual(before);
  });
});

describe("a disk that is full now and then", () => {
  test("loses nothing, however often it is", async () => {
    const place = ["--portal", portal.url, "--serial", SERIAL, "--state", folder, "--once", "--json"];
    for (let seq = 2; seq < 30; seq += 1) {
      portal.pretense.document = await signGranted(key, { seq, issuer: portal.url });
      const { code } = await runGateway([...place, "--disk-full", "0.4", "--seed", String(seq)]);
      const { accepted } = await stored();
      if (code === EXIT.done) expect(accepted).toMatchObject({ seq });
      else expect([code, (accepted?.seq ?? 0) > 0]).toEqual([EXIT.state, true]);
    }
  });

  test("does not fill up with what writers that were killed have left", async () => {
    await writeFile(join(folder, "state.json.99999.new"), "half");
    await open();
    expect(await readdir(folder)).not.toContain("state.json.99999.new");
  });

  test("ends a gateway that has not even a key yet, with a sentence", async () => {
    const place = ["--portal", portal.url, "--serial", SERIAL, "--state", join(folder, "new"), "--once"];
    const { code, errors } = await runGateway([...place, "--disk-full", "1"]);
    expect([code, errors]).toEqual([EXIT.state, expect.stringContaining("key.pem cannot be written")]);
  });
});
