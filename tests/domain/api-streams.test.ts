import { Readable } from "node:stream";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { jsonPage } from "@/lib/platform/api/json-page";
import { streamedResponse } from "@/lib/platform/api/streamed-response";

const cursorOf = (entry: unknown) => String((entry as { sequence: number }).sequence);
const linesOf = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `${JSON.stringify({ sequence: index + 1, name: "Ä\n" })}\n`,
  ).join("");

describe("lines as a page", () => {
  it("hold what they held, wherever they were cut, and name the next page if there is one", async () => {
    const anyCase = fc.tuple(
      fc.nat(12),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 1, max: 40 })),
    );
    await fc.assert(
      fc.asyncProperty(anyCase, async ([count, limit, cuts]) => {
        let rest = Buffer.from(linesOf(Math.min(count, limit + 1)));
        const chunks: Buffer[] = [];
        for (const length of cuts) {
          chunks.push(rest.subarray(0, length));
          rest = rest.subarray(length);
        }
        const source = Readable.from([...chunks, rest].filter(({ length }) => length > 0));
        const text = await new Response(
          jsonPage(source, { name: "entries", limit, cursorOf }) as never,
        ).text();
        const { entries, nextCursor } = JSON.parse(text) as { entries: unknown[]; nextCursor: string | null };
        expect(entries).toHaveLength(Math.min(count, limit));
        expect(nextCursor).toBe(count > limit ? String(limit) : null);
        expect(source.destroyed).toBe(true);
      }),
    );
  });

  it("end their source when nobody wants the page", async () => {
    const source = endless();
    const page = jsonPage(source, { name: "entries", limit: 1_000_000, cursorOf });
    await page.iterator({ destroyOnReturn: true })[Symbol.asyncIterator]().next();
    page.destroy();
    await expect.poll(() => source.destroyed).toBe(true);
  });
});

/** A source that never ends by itself. */
const endless = () =>
  new Readable({
    read() {
      this.push(linesOf(100));
    },
  });

const ask = (init: RequestInit = {}) => new Request("http://portal.test/", init);
const noConnection = () => Promise.reject(new Error("no connection"));

describe("a streamed body", () => {
  afterEach(() => void vi.useRealTimers());

  it("is not begun for a HEAD", async () => {
    const open = vi.fn(async () => endless());
    const response = await streamedResponse(ask({ method: "HEAD" }), open, { headers: { etag: "x" } });
    expect([response.headers.get("etag"), response.body, open.mock.calls]).toEqual(["x", null, []]);
  });

  it("ends its source when the receiver hangs up, before it began or in the middle", async () => {
    const early = new AbortController();
    const source = endless();
    const response = await streamedResponse(
      ask({ signal: early.signal }),
      async () => {
        early.abort();
        return source;
      },
      {},
    );
    expect([response.status, source.destroyed]).toEqual([499, true]);

    const [late, second] = [new AbortController(), endless()];
    const begun = await streamedResponse(ask({ signal: late.signal }), async () => second, {});
    await begun.body?.getReader().read();
    late.abort();
    expect(second.destroyed).toBe(true);

    const third = endless();
    await (await streamedResponse(ask(), async () => third, {})).body?.cancel();
    expect(third.destroyed).toBe(true);
  });

  it("ends its source when the receiver takes nothing for a minute, and not before", async () => {
    vi.useFakeTimers();
    const source = endless();
    const reader = (await streamedResponse(ask(), async () => source, {})).body!.getReader();
    for (let minute = 0; minute < 3; minute += 1) {
      vi.advanceTimersByTime(59_000);
      await reader.read();
    }
    expect(source.destroyed).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(source.destroyed).toBe(true);
  });

  it("breaks off when its source does, and never looks whole", async () => {
    const source = Readable.from(
      (async function* () {
        yield Buffer.from("a");
        throw new Error("gone");
      })(),
    );
    const response = await streamedResponse(ask(), async () => source, {});
    await expect(response.text()).rejects.toThrow("gone");
  });

  it("passes on what goes wrong before it begins", async () => {
    await expect(streamedResponse(ask(), noConnection, {})).rejects.toThrow("no connection");
  });
});
