import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { followClock } from "@/gateway/conversation";
import { DISK } from "@/gateway/durable-file";
import { takeDocument } from "@/gateway/intake";
import { look } from "@/gateway/look";
import { openSession, type Session } from "@/gateway/session";
import { emptyState, saveState } from "@/gateway/state";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { gatewaySettings, newSigningKey, signGranted, type ToldEvent } from "@/tests/support/gateway-session";

let folder: string;
let told: ToldEvent[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  vi.useFakeTimers({
    now: Number(NOW) * 1000,
    toFake: ["setTimeout", "clearTimeout", "performance", "Date"],
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

/** A gateway whose stored document runs for so many seconds from NOW, and nobody to ask. */
async function openFor(runway: number): Promise<Session> {
  const key = await newSigningKey();
  const document = { compact: await signGranted(key, { runway }), etag: null };
  await saveState(DISK, folder, { ...emptyState(SERIAL), document, keys: [key.publicJwk] });
  const gateway = gatewaySettings({ folder });
  told = gateway.told;
  return openSession(gateway.settings);
}

const names = () => told.map(({ event }) => event);

describe("what ends in between two contacts", () => {
  test("stops in its second", async () => {
    look(await openFor(90));
    vi.advanceTimersByTime(89_999);
    expect(names()).toEqual(["running"]);
    vi.advanceTimersByTime(1);
    expect(told.at(-1)).toEqual({ event: "stopped", seq: 1, since: Number(NOW) + 90, at: Number(NOW) + 90 });
  });

  test("stops in its second when that is further away than any timer reaches", async () => {
    const runway = 100 * 86_400;
    look(await openFor(runway));
    vi.advanceTimersByTime(runway * 1000 - 1);
    expect(names()).toEqual(["running"]);
    vi.advanceTimersByTime(1);
    expect(told.at(-1)).toMatchObject({ event: "stopped", at: Number(NOW) + runway });
  });

  test("is told once, however often it is looked at", async () => {
    const session = await openFor(90);
    look(session);
    look(session);
    vi.advanceTimersByTime(300_000);
    look(session);
    expect(names()).toEqual(["running", "stopped"]);
  });

  test("stops earlier when the portal's clock turns out to be further on, and waits while it stands still", async () => {
    const session = await openFor(90);
    session.clock.contact(Number(NOW) + 80, false);
    look(session);
    vi.advanceTimersByTime(10_000);
    expect(names()).toEqual(["running", "stopped"]);
    const waiting = await openFor(90);
    waiting.clock.contact(Number(NOW) + 89, true);
    look(waiting);
    vi.advanceTimersByTime(60_000);
    expect(names()).toEqual(["running"]);
  });

  test("stops in its second though the portal's clock stands still, unless a demo certifies the gateway", async () => {
    for (const isOwn of [true, false]) {
      const session = await openFor(90);
      session.identity = { ...session.identity, isOwn };
      followClock(session, Number(NOW), true);
      look(session);
      vi.advanceTimersByTime(90_000);
      expect(names()).toEqual(isOwn ? ["running"] : ["running", "stopped"]);
      clearTimeout(session.alarm);
    }
  });
});

/** A gateway at work that hears the time and another document, which runs on, with one and the same answer. */
async function hearLate(now: number): Promise<Session> {
  const session = await openFor(90);
  session.lookedAt = session.clock.now();
  look(session);
  const key = await newSigningKey();
  session.state = { ...session.state, keys: [...session.state.keys, key.publicJwk] };
  session.clock.contact(now, false);
  const compact = await signGranted(key, { seq: 2, later: 90, runway: 3_600 });
  expect(await takeDocument(session, { compact, etag: null, announcedSeq: null })).toBe("in_force");
  clearTimeout(session.alarm);
  return session;
}

describe("licenses that have ended before the next document comes", () => {
  test("restart the gateway all the same", async () => {
    const session = await hearLate(Number(NOW) + 91);
    expect(session.restart).toBe("expired");
    expect(names().slice(0, 3)).toEqual(["running", "stopped", "restarting"]);
  });

  test("do not where the document came in their last second", async () => {
    const session = await hearLate(Number(NOW) + 89);
    expect(session.restart).toBeNull();
    expect(names()).toEqual(["running", "running"]);
  });
});
