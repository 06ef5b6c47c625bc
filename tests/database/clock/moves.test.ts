import { afterEach, describe, expect, test, vi } from "vitest";
import { GET, POST } from "@/app/api/demo/clock/route";
import { moveClock } from "@/lib/features/clock/mutations";
import { parseInstant } from "@/lib/domain/instant";
import * as environment from "@/lib/platform/env";
import { portalTime } from "@/tests/support/clock";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

const URL_OF_CLOCK = "http://portal.test/api/demo/clock";
const SECRET = { authorization: `Bearer ${TEST_ENVIRONMENT.CRON_SECRET}` };

const post = (body: unknown, headers: Record<string, string> = SECRET) =>
  POST(new Request(URL_OF_CLOCK, { method: "POST", headers, body: JSON.stringify(body) }));
const get = () => GET(new Request(URL_OF_CLOCK));
const read = async (answer: Response) =>
  (await answer.json()) as { now: string; frozen: boolean; code?: string };

afterEach(() => vi.restoreAllMocks());

describe("a demo's clock", () => {
  test("stands still when told to, moves exactly as far as told, and says what it shows", async () => {
    const start = await read(await post({ frozen: true }));
    expect(start.frozen).toBe(true);
    const moved = await read(await post({ advanceSeconds: 86_400 }));
    expect(parseInstant(moved.now)).toBe(parseInstant(start.now) + 86_400n);
    expect(await read(await get())).toEqual(moved);
    expect(parseInstant(moved.now)).toBe(await portalTime());
  });

  test("moves and stands still, or moves and runs, in one request", async () => {
    const before = await read(await post({ frozen: true }));
    const both = await read(await post({ advanceSeconds: 60, frozen: true }));
    expect(parseInstant(both.now)).toBe(parseInstant(before.now) + 60n);
    const running = await read(await post({ advanceSeconds: 60, frozen: false }));
    expect(running.frozen).toBe(false);
    expect(parseInstant(running.now)).toBeGreaterThanOrEqual(parseInstant(both.now) + 60n);
  });

  test("never goes back, also not when it runs again", async () => {
    await post({ frozen: true, advanceSeconds: 1_000_000 });
    const stood = await portalTime();
    await post({ frozen: false });
    expect(await portalTime()).toBeGreaterThanOrEqual(stood);
    const refused = await post({ advanceSeconds: -1 });
    expect(refused.status).toBe(400);
    expect((await read(refused)).code).toBe("clock_moves_forward_only");
  });

  test("counts each of many moves at once", async () => {
    const { now } = await moveClock({ frozen: true });
    await Promise.all(Array.from({ length: 20 }, () => moveClock({ advanceSeconds: 10 })));
    expect(await portalTime()).toBe(now + 200n);
  });
});

describe("nobody else moves it", () => {
  test.each([
    ["no secret", {}],
    ["another secret", { authorization: "Bearer the cron secret of the test" }],
    ["the secret of another scheme", { authorization: `Basic ${TEST_ENVIRONMENT.CRON_SECRET}` }],
  ])("with %s it is refused, as a problem document", async (_what, headers) => {
    const before = await moveClock({ frozen: true });
    const answer = await post({ advanceSeconds: 60 }, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((await read(answer)).code).toBe("cron_secret_wrong");
    expect(await portalTime()).toBe(before.now);
  });

  test.each([
    ["a text", { advanceSeconds: "60" }],
    ["a fraction", { advanceSeconds: 0.5 }],
    ["a thousand years", { advanceSeconds: 31_557_600_000 }],
    ["another field", { advance: 60 }],
    ["no boolean", { frozen: "yes" }],
  ])("%s is not understood", async (_what, body) => {
    expect((await post(body)).status).toBe(422);
  });

  test("without a demo there is no such address", async () => {
    const settings = environment.env();
    vi.spyOn(environment, "env").mockReturnValue({ ...settings, DEMO: false });
    expect((await get()).status).toBe(404);
    expect((await post({ advanceSeconds: 60 })).status).toBe(404);
    await expect(moveClock({ advanceSeconds: 60 })).rejects.toThrow(/not_found/);
  });
});
