import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEventParser, type StreamSign, StreamTooLong } from "@/gateway/event-stream/parser";
import { signsOf } from "@/gateway/event-stream/signs";
import { PortalUnreachable } from "@/gateway/portal";
import type { Incoming } from "@/gateway/transport";

const encoder = new TextEncoder();

/** Everything a stream says, when its bytes come in these parts. */
function read(parts: readonly Uint8Array[]): StreamSign[] {
  const parse = createEventParser();
  return parts.flatMap((part) => [...parse(part)]);
}

const readText = (text: string) => read([encoder.encode(text)]);

describe("an event stream", () => {
  test.each<[string, string, object[]]>([
    ["an event", "event: document\nid: 7\ndata: abc\n\n", [{ type: "document", data: "abc", id: "7" }]],
    ["data over several lines", "data: a\ndata:b\ndata\n\n", [{ type: "message", data: "a\nb\n" }]],
    [
      "all three line ends",
      "data: a\r\rdata: b\r\n\r\ndata: c\n\n",
      [{ data: "a" }, { data: "b" }, { data: "c" }],
    ],
    ["one space after the colon, and no more", "data:  a\n\n", [{ data: " a" }]],
    ["a comment", ": still here\n", [{ sign: "comment", text: "still here" }]],
    ["a hint", "retry: 2000\n\n", [{ sign: "retry", milliseconds: 2000 }]],
    ["a byte order mark", "\uFEFFdata: a\n\n", [{ data: "a" }]],
    ["the last id, for events without one", "id: 7\ndata: a\n\ndata: b\n\n", [{ id: "7" }, { id: "7" }]],
  ])("says %s", (_, text, signs) => {
    expect(readText(text)).toMatchObject(signs);
  });

  test.each([
    ["an event without data", "event: document\nid: 7\n\n"],
    ["an event that was not finished", "event: document\ndata: abc\n"],
    ["a hint that is no number", "retry: soon\nretry: -1\nretry:\n\n"],
    ["a field nobody knows", "everything: x\nconstructor: y\n\n"],
  ])("says nothing with %s", (_, text) => {
    expect(readText(text)).toEqual([]);
  });

  test("keeps an id with a zero byte from counting", () => {
    expect(readText("id: 7\ndata: a\n\nid: \0\ndata: b\n\n")).toMatchObject([{ id: "7" }, { id: "7" }]);
  });

  test("that never ends an event is given up", () => {
    const parse = createEventParser(1_000);
    expect(() => parse(encoder.encode(`data: ${"x".repeat(2_000)}`))).toThrow(StreamTooLong);
    const lines = createEventParser(1_000);
    expect(() => {
      for (let line = 0; line < 100; line += 1) lines(encoder.encode(`data: ${"x".repeat(50)}\n`));
    }).toThrow(StreamTooLong);
  });
});

/** The same bytes in several parts. */
function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)), bytes.length];
  const sorted = places.toSorted((one, other) => one - other);
  return sorted.slice(1).map((end, index) => bytes.slice(sorted[index], end));
}

/** A stream that says one thing every so often, for so many times, and then nothing. */
function lineThat(everyMilliseconds: number, times: number): Incoming {
  let hangUp: (error: Error) => void;
  const cut = new Promise<never>((_, reject) => (hangUp = reject));
  cut.catch(() => undefined);
  async function* body() {
    for (let count = 0; count < times; count += 1) {
      await Promise.race([cut, new Promise((resolve) => setTimeout(resolve, everyMilliseconds))]);
      yield encoder.encode(": still here\n");
    }
    await cut;
  }
  const discard = () => hangUp(new Error("hung up"));
  return { status: 200, header: () => null, body: body(), discard };
}

const hearOut = async (incoming: Incoming, ending = new AbortController().signal) => {
  let signs = 0;
  for await (const _ of signsOf(incoming, ending)) signs += 1;
  return signs;
};

describe("a line", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  test("on which nothing is said for a minute is dead", async () => {
    const heard = hearOut(lineThat(59_000, 3)).catch((error: unknown) => error);
    let isOver = false;
    void heard.then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(3 * 59_000 + 59_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await heard).toEqual(new PortalUnreachable("it has said nothing for a minute"));
  });

  test("that is hung up on purpose ends without a complaint", async () => {
    const ending = new AbortController();
    const line = lineThat(1_000, 2);
    const heard = hearOut(line, ending.signal);
    await vi.advanceTimersByTimeAsync(5_000);
    ending.abort();
    line.discard();
    expect(await heard).toBe(2);
  });
});

describe("wherever its bytes are cut", () => {
  const piece = fc.oneof(
    fc.constantFrom("\n", "\r", "\r\n", "\n\n", "data: ", "event: document\n", "id: 7\n", ": ", "retry: 5\n"),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const stream = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  const cuts = fc.array(fc.nat(400), { maxLength: 12 });

  test("it says the same", () =>
    fc.assert(
      fc.property(stream, cuts, (text, at) => {
        const bytes = encoder.encode(text);
        expect(read(cut(bytes, at))).toEqual(read([bytes]));
      }),
      { numRuns: 500 },
    ));

  test("what was whole before a cut was said, and what follows it was not", () =>
    fc.assert(
      fc.property(stream, fc.nat(400), (text, at) => {
        const bytes = encoder.encode(text);
        const said = read([bytes]);
        const before = read([bytes.slice(0, at % (bytes.length + 1))]);
        expect(said.slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 300 },
    ));

  test("any bytes at all break nothing", () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 }), (parts) => {
        read(parts);
      }),
      { numRuns: 500 },
    ));
});
