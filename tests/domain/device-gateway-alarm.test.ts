import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { GatewayEvent } from "@/gateway/events";
import { openSession, type Session } from "@/gateway/session";
import { emptyState, saveState } from "@/gateway/state";
import { tellSituation } from "@/gateway/tell";
import { documentClaims } from "@/lib/domain/devices/license-document";
import { addSeconds, seconds } from "@/lib/domain/instant";
import { signDocument } from "@/lib/platform/signing/sign-document";
import { generateSigningKey, parseSigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";

let folder: string;
let told: (GatewayEvent & { at: number })[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  told = [];
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
  const key = await parseSigningKey(generateSigningKey());
  const license = { name: "PBX-Port", version: "14", quantity: 25, source: "rental" as const };
  const content = { licenses: [license], expiresAt: addSeconds(NOW, seconds(BigInt(runway))) };
  const head = { issuer: "https://portal.example", serial: SERIAL, seq: 1, issuedAt: NOW };
  const document = { compact: await signDocument(key, documentClaims(head, content)), etag: null };
  await saveState(folder, { ...emptyState(SERIAL), document, keys: [key.publicJwk] });
  return openSession({
    portal: "https://portal.example",
    serial: SERIAL,
    folder,
    identity: null,
    time: { monotonic: () => performance.now(), wall: () => Date.now() },
    report: (event, at) => told.push({ ...event, at }),
  });
}

const names = () => told.map(({ event }) => event);

describe("what ends in between two contacts", () => {
  test("stops in its second", async () => {
    tellSituation(await openFor(90));
    vi.advanceTimersByTime(89_999);
    expect(names()).toEqual(["running"]);
    vi.advanceTimersByTime(1);
    expect(told.at(-1)).toEqual({ event: "stopped", seq: 1, since: Number(NOW) + 90, at: Number(NOW) + 90 });
  });

  test("stops in its second when that is further away than any timer reaches", async () => {
    const runway = 100 * 86_400;
    tellSituation(await openFor(runway));
    vi.advanceTimersByTime(runway * 1000 - 1);
    expect(names()).toEqual(["running"]);
    vi.advanceTimersByTime(1);
    expect(told.at(-1)).toMatchObject({ event: "stopped", at: Number(NOW) + runway });
  });

  test("is told once, however often it is looked at", async () => {
    const session = await openFor(90);
    tellSituation(session);
    tellSituation(session);
    vi.advanceTimersByTime(300_000);
    tellSituation(session);
    expect(names()).toEqual(["running", "stopped"]);
  });

  test("stops earlier when the portal's clock turns out to be further on, and waits while it stands still", async () => {
    const session = await openFor(90);
    session.clock.contact(Number(NOW) + 80, false);
    tellSituation(session);
    vi.advanceTimersByTime(10_000);
    expect(names()).toEqual(["running", "stopped"]);
    const waiting = await openFor(90);
    waiting.clock.contact(Number(NOW) + 89, true);
    told = [];
    tellSituation(waiting);
    vi.advanceTimersByTime(60_000);
    expect(names()).toEqual(["running"]);
  });
});
