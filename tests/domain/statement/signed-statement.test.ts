import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { EntryLine, SealedLine } from "@/lib/domain/accounts/signed-statement/lines";
import { generateSigningKey, parseSigningKey, type SigningKey } from "@/lib/platform/signing/signing-key";
import { verifyStatement } from "@/lib/platform/signing/verify-statement";
import { anyHistory, type History } from "@/tests/support/histories";
import { contentsOf, sealAndSign } from "@/tests/support/signed-files";

let key: SigningKey;
let busy: History;
let file: string;

const verify = (text: string | Uint8Array, keys = [key.publicJwk]) =>
  verifyStatement(chunksOf(typeof text === "string" ? Buffer.from(text) : text), keys);

/** A file as a disk gives it: in pieces that care for no line. */
async function* chunksOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}

const faultOf = async (text: string, keys?: SigningKey["publicJwk"][]) => {
  const verdict = await verify(text, keys);
  return "fault" in verdict ? `${verdict.line}: ${verdict.fault}` : "in order";
};

/** A history in which everything happens. */
function busyHistory(): History {
  const found = fc
    .sample(anyHistory, { numRuns: 2_000, seed: 7 })
    .find(({ entries }) => new Set(entries.map(({ kind }) => kind)).size === 4 && entries.length > 8);
  if (!found) throw new Error("No history is busy enough.");
  return found;
}

beforeAll(async () => {
  key = await parseSigningKey(generateSigningKey());
  busy = busyHistory();
  file = await sealAndSign(contentsOf(busy, key), key);
});

describe("a signed statement", () => {
  it("of any history is in order, with the portal's keys and with its own", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const text = await sealAndSign(contentsOf(history, key), key);
        const verdict = await verify(text);
        expect(verdict).toMatchObject({ entries: BigInt(history.entries.length), kid: key.kid });
        expect("fault" in (await verifyStatement(chunksOf(Buffer.from(text)), null))).toBe(false);
      }),
    );
  });

  it("shows every changed bit of it, in whatever place, and at the line in which it is", async () => {
    const bytes = Buffer.from(file);
    const anyFlip = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(anyFlip, async ([at, bit]) => {
        const flipped = Uint8Array.from(bytes);
        flipped[at] = flipped[at]! ^ (1 << bit);
        const verdict = await verify(flipped);
        const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
        expect("fault" in verdict && verdict.line).toBe(line);
      }),
      { numRuns: 3_000 },
    );
  });

  it("shows a line that is missing, doubled, moved or cut off", async () => {
    const lines = file.trimEnd().split("\n");
    for (const index of lines.keys()) {
      const without = lines.toSpliced(index, 1);
      expect(await faultOf(`${without.join("\n")}\n`), `without line ${index + 1}`).not.toBe("in order");
      const doubled = lines.toSpliced(index, 0, lines[index]!);
      expect(await faultOf(`${doubled.join("\n")}\n`), `with line ${index + 1} twice`).not.toBe("in order");
    }
    expect(await faultOf(file.trimEnd())).toMatch(/the line is not whole/);
    expect(await faultOf("")).toBe("1: the file is empty");
    expect(await faultOf(`${lines.slice(0, -1).join("\n")}\n`)).toMatch(/the signature is missing/);
  });
});

/** Somebody who may seal anew, and has a key of his own. */
async function forged(change: (entry: EntryLine) => Partial<EntryLine>, kind: EntryLine["kind"]) {
  const contents = contentsOf(busy, key);
  const index = contents.findIndex((line) => line.type === "entry" && line.kind === kind);
  const entry = contents[index] as EntryLine;
  const next = contents.with(index, { ...entry, ...change(entry) });
  return {
    line: index + 1,
    sequence: (next[index] as EntryLine).sequence,
    fault: await faultOf(await sealAndSign(next, key)),
  };
}

describe("a statement that was sealed anew", () => {
  it.each<[string, EntryLine["kind"], (entry: EntryLine) => Partial<EntryLine>, RegExp]>([
    ["another amount", "charge", (entry) => ({ amountTicks: `${entry.amountTicks}0` }), /plus its amount/],
    [
      "another balance",
      "change",
      (entry) => ({ balanceTicks: `1${entry.balanceTicks}` }),
      /its balance is not/,
    ],
    ["another rate", "rental", (entry) => ({ ratePerSecond: `1${entry.ratePerSecond}` }), /ticks/],
    ["another person", "charge", () => ({ actor: null }), /its hash does not fit/],
    ["another source", "change", () => ({ source: "token" }), /its hash does not fit/],
    ["another number", "change", () => ({ sequence: "77" }), /it is number 77, and number \d+ was to come/],
    ["another chain", "change", () => ({ previousHash: "00".repeat(32) }), /the hashes differ/],
    ["free time", "rental", (entry) => ({ at: entry.from ?? "" }), /it covers no time/],
  ])("tells of %s, in words", async (...[, kind, change, words]) => {
    const { line, sequence, fault } = await forged(change, kind);
    expect(fault).toMatch(words);
    expect(fault.startsWith(`${line}: entry ${sequence} is wrong: `)).toBe(true);
  });

  it("tells of lines that do not make the rate, and of lines that are missing", async () => {
    const contents = contentsOf(busy, key);
    const index = contents.findIndex((line) => line.type === "configuration" && line.lines.length > 0);
    const configuration = contents[index] as Extract<SealedLine, { type: "configuration" }>;
    const [first, ...others] = configuration.lines;
    const more = { ...configuration, lines: [{ ...first!, quantity: first!.quantity + 1 }, ...others] };
    expect(await faultOf(await sealAndSign(contents.with(index, more), key))).toMatch(/its lines burn/);
    const without = await faultOf(await sealAndSign(contents.toSpliced(index, 1), key));
    expect(without).toMatch(/the lines of configuration \d+ are missing/);
  });

  it("tells of another signer, of a signature from elsewhere, and of a second header", async () => {
    const stranger = await parseSigningKey(generateSigningKey());
    const contents = contentsOf(busy, key);
    const foreign = await sealAndSign(contents, stranger);
    expect(await faultOf(foreign)).toMatch(/is not among the portal's keys/);
    expect(await faultOf(foreign, [{ ...key.publicJwk, kid: stranger.kid }])).toMatch(
      /was not made with key/,
    );
    const shorter = await sealAndSign(contents.slice(0, -1), key);
    const lines = file.trimEnd().split("\n");
    const borrowed = [...lines.slice(0, -1), shorter.trimEnd().split("\n").at(-1)!];
    expect(await faultOf(`${borrowed.join("\n")}\n`)).toMatch(/it was made for another file/);
    expect(await faultOf(await sealAndSign([contents[0]!, ...contents], key))).toBe("2: a second header");
  });
});
