import { describe, expect, it } from "vitest";
import { decideAcceptance } from "@/gateway/acceptance";
import type { License, LicenseDocument } from "@/gateway/license-document";
import {
  decideRestart,
  licensesAt,
  nextEnd,
  situationAt,
  stoppedAfter,
  TEST_MODE_SECONDS,
} from "@/gateway/situation";

const START = 1_784_019_600;
const END = START + 3_600;

const rented: License = { name: "PBX-Port", version: "14", quantity: 25, source: "rental" };
const purchased: License = { name: "PBX-UC", version: "14", quantity: 2, source: "purchased" };

const document = (changes: Partial<LicenseDocument> = {}): LicenseDocument => ({
  issuer: "https://portal.example",
  serial: "00-90-33-46-0A-F2",
  seq: 7,
  issuedAt: START,
  notBefore: START,
  expiresAt: END,
  licenses: [rented],
  denied: { licenseKeys: [], signingKeys: [] },
  ...changes,
});

const holding = (
  held: LicenseDocument | null,
  stoppedSince: number | null = null,
  testModeUntil: number | null = null,
) => ({ document: held, stoppedSince, testModeUntil });

const expected = { serial: "00-90-33-46-0A-F2", portal: "https://portal.example" };

const from = (issuer: string, portal: string) =>
  decideAcceptance(document({ issuer }), { ...expected, portal, accepted: null });

describe("an offered document", () => {
  const accepted = { seq: 6, issuedAt: START };

  it.each([
    ["new: the next one", document(), accepted],
    ["new: the first one", document({ seq: 1 }), null],
    ["new: the next one, signed in the same second", document({ issuedAt: START }), accepted],
    ["stale_seq: an older one", document({ seq: 5, issuedAt: START + 9 }), accepted],
    ["stale_seq: another one with the same number", document({ seq: 6 }), accepted],
    ["stale_iat: one from before", document({ issuedAt: START - 1 }), accepted],
    ["foreign_serial: one for another device", document({ serial: "00-90-33-46-0A-F3" }), accepted],
    ["foreign_issuer: one from another portal", document({ issuer: "https://elsewhere.example" }), accepted],
    ["foreign_issuer: one from nowhere", document({ issuer: "" }), null],
  ])("%s", (name, offered, last) => {
    expect(name).toContain(`${decideAcceptance(offered, { ...expected, accepted: last })}:`);
  });

  it("may name its portal in another spelling, and the own machine by any of its names", () => {
    expect(from("https://Portal.example/", "https://portal.example")).toBe("new");
    expect(from("http://localhost:3000", "http://127.0.0.1:3000")).toBe("new");
    expect(from("http://localhost:3000", "http://[::1]:3000")).toBe("new");
    expect(from("http://localhost:3000", "http://localhost:3001")).toBe("foreign_issuer");
  });
});

describe("what runs", () => {
  it("runs through its last second and not one more", () => {
    expect(licensesAt(document(), END - 1)).toEqual([rented]);
    expect(licensesAt(document(), END)).toEqual([]);
  });

  it("a license with an end of its own ends then, before the rental or after it", () => {
    const tested: License = { name: "Test", version: "14", quantity: 1, source: "test", exp: END - 100 };
    const early = document({ licenses: [rented, tested] });
    expect(licensesAt(early, END - 101)).toEqual([rented, tested]);
    expect(licensesAt(early, END - 100)).toEqual([rented]);
    expect([nextEnd(holding(early), START), nextEnd(holding(early), END - 100)]).toEqual([END - 100, END]);
    const late = { ...tested, exp: END + 100 };
    const longer = document({ licenses: [rented, late] });
    expect(licensesAt(longer, END)).toEqual([late]);
    expect(situationAt(holding(longer), END)).toMatchObject({ state: "running", until: END + 100 });
    expect(situationAt(holding(longer), END + 100)).toMatchObject({ state: "stopped", since: END + 100 });
    expect(nextEnd(holding(document({ expiresAt: null, licenses: [late] })), START)).toBe(END + 100);
  });

  it("keeps what was purchased when the rental ends", () => {
    expect(licensesAt(document({ licenses: [purchased, rented] }), END)).toEqual([purchased]);
  });

  it("does not begin before its time, as far as clocks agree", () => {
    expect(licensesAt(document(), START - 120)).toEqual([rented]);
    expect(licensesAt(document(), START - 121)).toEqual([]);
  });

  it("runs on without an end when there is none", () => {
    const free = document({ expiresAt: null });
    expect(licensesAt(free, END * 10)).toEqual([rented]);
    expect(nextEnd(holding(free), START)).toBeNull();
    expect(situationAt(holding(free), END)).toEqual({
      state: "running",
      seq: 7,
      until: null,
      licenses: [rented],
    });
  });

  it("stopped in the second of its end", () => {
    expect(situationAt(holding(document()), END - 1)).toMatchObject({ state: "running", until: END });
    expect(situationAt(holding(document()), END + 500)).toEqual({ state: "stopped", seq: 7, since: END });
  });

  it("is unlicensed before there ever was a license", () => {
    expect(situationAt(holding(null), START)).toEqual({ state: "unlicensed" });
    expect(situationAt(holding(document({ licenses: [], expiresAt: null })), START)).toEqual({
      state: "unlicensed",
    });
  });
});

describe("since when nothing runs", () => {
  const none = document({ seq: 8, licenses: [], expiresAt: null });

  it("is the end of the document before, when that had come", () => {
    expect(stoppedAfter({ document: document(), stoppedSince: null }, none, END + 20)).toBe(END);
  });

  it("is now, when the licenses were taken back", () => {
    expect(stoppedAfter({ document: document(), stoppedSince: null }, none, START + 20)).toBe(START + 20);
  });

  it("stays what it was while nothing comes, and ends with the next license", () => {
    expect(stoppedAfter({ document: none, stoppedSince: END }, none, END + 99)).toBe(END);
    expect(
      stoppedAfter({ document: none, stoppedSince: END }, document({ expiresAt: null }), END),
    ).toBeNull();
    expect(stoppedAfter({ document: null, stoppedSince: null }, none, START)).toBeNull();
  });
});

describe("the test mode", () => {
  const TEST_END = START + TEST_MODE_SECONDS;

  it("runs everything through its last second and not one more, with a document or without", () => {
    for (const held of [null, document()]) {
      const testing = holding(held, null, TEST_END);
      expect(situationAt(testing, TEST_END - 1)).toEqual({ state: "test_mode", until: TEST_END });
      expect(situationAt(testing, TEST_END)).toMatchObject({ state: held ? "stopped" : "unlicensed" });
      expect(nextEnd(testing, START)).toBe(TEST_END);
    }
  });

  it("restarts the gateway when it is over, and nothing else does while it lasts", () => {
    const testing = holding(document(), null, TEST_END);
    expect(decideRestart(testing, { after: START, upTo: END + 1 })).toBeNull();
    expect(decideRestart(testing, { after: START, upTo: TEST_END - 1 })).toBeNull();
    expect(decideRestart(testing, { after: START, upTo: TEST_END })).toBe("test_mode_over");
    expect(decideRestart(testing, { after: TEST_END, upTo: TEST_END + 9 })).toBeNull();
  });
});

describe("what ends", () => {
  it("restarts the gateway in its second, once", () => {
    expect(decideRestart(holding(document()), { after: START, upTo: END - 1 })).toBeNull();
    expect(decideRestart(holding(document()), { after: END - 1, upTo: END })).toBe("expired");
    expect(decideRestart(holding(document()), { after: END, upTo: END + 500 })).toBeNull();
    expect(decideRestart(holding(null), { after: START, upTo: END })).toBeNull();
  });

  it("does not restart it where nothing runs up to an end", () => {
    const owned = document({ licenses: [purchased] });
    expect(decideRestart(holding(owned), { after: START, upTo: END * 2 })).toBeNull();
  });
});
