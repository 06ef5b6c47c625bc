import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DISK } from "@/gateway/durable-file";
import { EXIT, GatewayError } from "@/gateway/exit-codes";
import { openSession, type Session } from "@/gateway/session";
import { emptyState, type GatewayState, saveState } from "@/gateway/state";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { OTHER_SERIAL, SERIAL } from "@/tests/support/device-tokens";
import { gatewaySettings, newSigningKey, signGranted } from "@/tests/support/gateway-session";

let folder: string;
let path: string;
let key: SigningKey;
let good: GatewayState;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  path = join(folder, "state.json");
  key = await newSigningKey();
  good = {
    ...emptyState(SERIAL),
    document: { compact: await signGranted(key, { seq: 7 }), etag: '"7"' },
    accepted: { seq: 7, issuedAt: 1_784_019_600 },
    keys: [key.publicJwk],
    clock: { contactAt: 1_784_019_600, shownAt: 1_784_019_700, wallAt: 1_784_019_700 },
    notices: [{ kind: "restarted", reference: "r", at: 1_784_019_600, reason: "power", seq: 7 }],
  };
  // Makes the gateway's key once, and not once for each state.
  await saveState(DISK, folder, good);
  await openSession(gatewaySettings({ folder }).settings);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Opens a gateway on a state file with this text: the session, or the code the program ends with. */
async function openOn(text: string): Promise<Session | number> {
  await writeFile(path, text);
  return openSession(gatewaySettings({ folder }).settings).catch((error: unknown) => {
    if (error instanceof GatewayError) return error.exitCode;
    throw error;
  });
}

const grants = (session: Session): boolean => session.document !== null;

describe("what a gateway finds of itself on disk", () => {
  test("is what it kept", async () => {
    const session = await openOn(JSON.stringify(good));
    expect(session).toMatchObject({ document: { seq: 7 }, state: good });
  });

  test("any text at all opens nothing that was not granted, and breaks nothing", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.base64String()), async (text) => {
        const opened = await openOn(text);
        return opened === EXIT.state || (typeof opened === "object" && !grants(opened));
      }),
      { numRuns: 200 },
    ));

  test("cut anywhere is refused, and stays as it is", async () => {
    const text = JSON.stringify(good);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (at) => {
        expect(await openOn(text.slice(0, at))).toBe(EXIT.state);
        expect(await readFile(path, "utf8")).toBe(text.slice(0, at));
      }),
      { numRuns: 60 },
    );
  });

  test("with any field turned into anything grants what was signed, or nothing", () => {
    const field = fc.constantFrom(...Object.keys(good));
    return fc.assert(
      fc.asyncProperty(field, fc.jsonValue(), async (name, value) => {
        const opened = await openOn(JSON.stringify({ ...good, [name]: value }));
        if (typeof opened === "number") return opened === EXIT.state;
        return opened.document === null || opened.document.seq === 7;
      }),
      { numRuns: 300 },
    );
  });

  test("with a document changed in one place grants nothing", () => {
    const { compact } = good.document ?? { compact: "" };
    const place = fc.record({ at: fc.nat(compact.length - 2), by: fc.constantFrom(..."Aa0-_.=") });
    return fc.assert(
      fc.asyncProperty(place, async ({ at, by }) => {
        const changed = compact.slice(0, at) + by + compact.slice(at + 1);
        const opened = await openOn(JSON.stringify({ ...good, document: { compact: changed, etag: null } }));
        return changed === compact || (typeof opened === "object" && !grants(opened));
      }),
      { numRuns: 200 },
    );
  });

  test("with the document of another gateway grants nothing", async () => {
    const compact = await signGranted(key, { serial: OTHER_SERIAL });
    const opened = await openOn(JSON.stringify({ ...good, document: { compact, etag: null } }));
    expect(opened).toMatchObject({ document: null });
  });

  test("with a document whose key is denied grants nothing, though the key is still kept", async () => {
    const opened = await openOn(JSON.stringify({ ...good, deniedKeys: [key.kid] }));
    expect(opened).toMatchObject({ document: null, state: { accepted: good.accepted } });
  });

  test("does not make its document count for less than it says itself", async () => {
    const opened = await openOn(JSON.stringify({ ...good, accepted: null }));
    expect(opened).toMatchObject({ state: { accepted: { seq: 7 } } });
    const lowered = { ...good, accepted: { seq: 1, issuedAt: 1 } };
    expect(await openOn(JSON.stringify(lowered))).toMatchObject({ state: { accepted: good.accepted } });
  });

  test("does not let a document that was put back undo what was accepted after it", async () => {
    const accepted = { seq: 9, issuedAt: 1_784_019_900 };
    const opened = await openOn(JSON.stringify({ ...good, accepted }));
    expect(opened).toMatchObject({ document: { seq: 7 }, state: { accepted } });
  });
});

test("a machine's clock that was set back while the gateway was off is told, and gains nothing", async () => {
  await saveState(DISK, folder, good);
  const { settings, told } = gatewaySettings({
    folder,
    time: { monotonic: () => 0, wall: () => (1_784_019_700 - 86_400) * 1_000 },
  });
  const session = await openSession(settings);
  expect(told).toMatchObject([{ event: "clock_set_back", by: "machine" }]);
  expect(session.clock.now()).toBe(1_784_019_700);
});
