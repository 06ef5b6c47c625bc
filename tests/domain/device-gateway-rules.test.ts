import { describe, expect, it } from "vitest";
import { decideAcceptance } from "@/gateway/acceptance";
import type { License, LicenseDocument } from "@/gateway/license-document";
import { licensesAt, nextEnd, situationAt, stoppedAfter } from "@/gateway/situation";

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
  ...changes,
});

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
    expect([nextEnd(early, START), nextEnd(early, END - 100)]).toEqual([END - 100, END]);
    const late = { ...tested, exp: END + 100 };
    const longer = document({ licenses: [rented, late] });
    expect(licensesAt(longer, END)).toEqual([late]);
    expect(situationAt(longer, END, null)).toMatchObject({ state: "running", until: END + 100 });
    expect(situationAt(longer, END + 100, null)).toMatchObject({ state: "stopped", since: END + 100 });
    expect(nextEnd(document({ expiresAt: null, licenses: [late] }), START)).toBe(END + 100);
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
    expect(nextEnd(free, START)).toBeNull();
    expect(situationAt(free, END, null)).toEqual({
      state: "running",
      seq: 7,
      until: null,
      licenses: [rented],
    });
  });

  it("stopped in the second of its end", () => {
    expect(situationAt(document(), END - 1, null)).toMatchObject({ state: "running", until: END });
    expect(situationAt(document(), END + 500, null)).toEqual({ state: "stopped", seq: 7, since: END });
  });

  it("is unlicensed before there ever was a license", () => {
    expect(situationAt(null, START, null)).toEqual({ state: "unlicensed" });
    expect(situationAt(document({ licenses: [], expiresAt: null }), START, null)).toEqual({
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
