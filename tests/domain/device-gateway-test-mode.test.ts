import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DISK } from "@/gateway/durable-file";
import { createGateway, type Gateway } from "@/gateway/gateway";
import { look } from "@/gateway/look";
import { TEST_MODE_SECONDS } from "@/gateway/situation";
import { emptyState, type GatewayState, saveState } from "@/gateway/state";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { gatewaySettings, newSigningKey, signGranted, type ToldEvent } from "@/tests/support/gateway-session";

const HOURS = 3_600_000;
const touch = { intervalMilliseconds: 60_000, wantsEvents: true };

let folder: string;
let told: ToldEvent[];
let gateway: Gateway;
let ending: AbortController;
let running: Promise<number>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  vi.useFakeTimers({
    now: Number(NOW) * 1000,
    toFake: ["setTimeout", "clearTimeout", "performance", "Date"],
  });
});
afterEach(async () => {
  await end();
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a gateway without a portal on whatever the folder holds. */
async function start(inTestMode: boolean): Promise<void> {
  const made = gatewaySettings({ folder, portal: "" });
  told = made.told;
  gateway = createGateway(made.settings, inTestMode);
  ending = new AbortController();
  running = gateway.run(touch, ending.signal);
  await toBeTold("started");
}

async function end(): Promise<void> {
  ending.abort();
  await running;
}

/** Waits for something to be told that is not a matter of the clock, but of the disk: no time passes meanwhile. */
async function toBeTold(event: string, count = 1): Promise<void> {
  while (names().filter((name) => name === event).length < count) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const names = () => told.map(({ event }) => event);
const stored = async () => JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as GatewayState;
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

const keptClock = async () => (await stored().catch(() => null))?.clock?.shownAt ?? 0;

test("a gateway writes its clock down every minute, so that a power cut costs no more of it", async () => {
  await start(false);
  await pass(60_000);
  while ((await keptClock()) < Number(NOW) + 30) await new Promise((resolve) => setImmediate(resolve));
});

describe("the test mode", () => {
  test("runs everything for eight hours without any portal, then it is off and the gateway restarts", async () => {
    await start(true);
    expect(told.at(-1)).toMatchObject({ event: "test_mode", until: Number(NOW) + TEST_MODE_SECONDS });
    await pass(8 * HOURS - 1);
    expect(names()).not.toContain("restarting");
    await pass(1);
    await toBeTold("started", 2);
    expect(names().slice(-4)).toEqual(["unlicensed", "restarting", "started", "unlicensed"]);
    expect(told.find(({ event }) => event === "restarting")).toMatchObject({
      reason: "test_mode_over",
      at: Number(NOW) + TEST_MODE_SECONDS,
    });
    await end();
    expect((await stored()).notices).toMatchObject([
      { kind: "test_mode_started" },
      { kind: "test_mode_ended", reason: "over" },
      { kind: "restarted", reason: "test_mode_over" },
    ]);
    expect(await stored()).toMatchObject({ testModeUntil: null });
  });

  test("may be repeated as often as somebody wants", async () => {
    await start(false);
    for (const round of [1, 2, 3]) {
      gateway.setTestMode(true);
      await toBeTold("test_mode", round);
      await pass(8 * HOURS);
      await toBeTold("started", round + 1);
    }
    expect(names().filter((name) => name === "restarting")).toHaveLength(3);
  });

  test("can be turned off before; then the gateway goes on without a restart", async () => {
    const key = await newSigningKey();
    const document = { compact: await signGranted(key, { runway: null }), etag: null };
    await saveState(DISK, folder, { ...emptyState(SERIAL), document, keys: [key.publicJwk] });
    await start(true);
    expect(names().slice(-1)).toEqual(["test_mode"]);
    gateway.setTestMode(false);
    expect(told.at(-1)).toMatchObject({ event: "running", seq: 1 });
    await pass(9 * HOURS);
    expect(names()).not.toContain("restarting");
  });

  test("goes on after a power cut, and neither longer nor again", async () => {
    await start(true);
    await pass(3 * HOURS);
    await end();
    await start(false);
    expect(told.at(-1)).toMatchObject({ event: "test_mode", until: Number(NOW) + TEST_MODE_SECONDS });
    await pass(5 * HOURS);
    await toBeTold("started", 2);
    await end();
    await start(false);
    expect(names()).not.toContain("test_mode");
  });

  test("that ended while the gateway was off is over", async () => {
    await start(true);
    await end();
    vi.setSystemTime(Number(NOW) * 1000 + 9 * HOURS);
    await start(false);
    expect(names()).toEqual(["started", "unlicensed"]);
    await end();
    expect((await stored()).notices.map(({ kind }) => kind)).toEqual([
      "test_mode_started",
      "restarted",
      "test_mode_ended",
    ]);
  });

  test("is not made longer by a clock that was a year ahead and has been put right", async () => {
    vi.setSystemTime((Number(NOW) + 365 * 86_400) * 1000);
    await start(true);
    const session = gateway.session();
    session?.clock.contact(Number(NOW), false);
    if (session) look(session);
    expect(told.at(-1)).toMatchObject({ event: "test_mode", until: Number(NOW) + TEST_MODE_SECONDS });
    await pass(8 * HOURS);
    expect(names()).toContain("restarting");
  });
});
