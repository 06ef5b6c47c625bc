import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/domain/display/locale";
import { Refusal, isRefusal, isRefusalCode, refusalStatus } from "@/lib/domain/refusal";
import { REFUSALS, type RefusalCode } from "@/lib/domain/refusal-codes";
import type { RefusalDetails } from "@/lib/domain/refusal-rule";
import { refusalSentence } from "@/lib/domain/refusal-sentence";

const codes = Object.keys(REFUSALS).filter(isRefusalCode);
/** Every detail any sentence asks for. */
const details: RefusalDetails = {
  account: "Praxis",
  accounts: 2,
  allowed: "GET, POST",
  article: "02-00039-002",
  at: "2026-11-22T03:10:00Z",
  balanceIsc: "0.00",
  basedOn: 2,
  character: "o",
  column: "location",
  columns: "license, amount",
  contract: "Software Rental",
  digits: 23,
  email: "a@b.example",
  endsAt: "2026-11-21T00:00:00Z",
  expected: "application/json",
  fault: "negative",
  faults: 2,
  fields: "city",
  found: "00-90-33-46-0A-F3",
  given: 2,
  key: "9e2d-7985-3e84-1005",
  least: 12,
  left: "8",
  license: "PBX-Port14",
  line: 3,
  monthlyIsc: "1850.00",
  most: 100,
  name: "Praxis",
  needed: "vendor",
  now: "2026-11-22T03:10:00Z",
  number: 4,
  obstacles: "contract, price_missing",
  ordered: 3,
  permission: "rental",
  reason: "length",
  reference: "r-1",
  retryAfterSeconds: 30,
  rows: 200_000,
  scenario: "cloud",
  seq: 3,
  serial: "00-90-33-46-0A-F2",
  skewSeconds: -300,
  startsAt: "2026-12-01T00:00:00Z",
  state: "returned",
  text: "12.505",
  validFrom: "2026-11-21T00:00:00Z",
  version: 3,
  versions: "13, 14",
};
const say = (code: RefusalCode, locale: "en" | "de", more: RefusalDetails = {}) =>
  refusalSentence({ code, details: { ...details, ...more } }, locale);

describe("every refusal", () => {
  it.each(LOCALES.flatMap((locale) => codes.map((code) => [locale, code] as const)))(
    "speaks %s: %s",
    (locale, code) => {
      const sentence = say(code, locale);
      expect(sentence).toMatch(/^[A-ZÄÖÜ„“].*[.:…?]$/u);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );

  it.each(codes)(
    "%s answers a client's mistake with a status of its own kind, or a bad moment with 503",
    (code) => {
      if (code === "portal_restarting") expect(refusalStatus(code)).toBe(503);
      else expect([400, 401, 403, 404, 405, 409, 413, 415, 422, 429]).toContain(refusalStatus(code));
    },
  );

  it("two codes never share their words", () => {
    for (const locale of LOCALES)
      expect(new Set(codes.map((code) => say(code, locale))).size).toBe(codes.length);
  });
});

describe("a sentence fits its case", () => {
  it("the four answers about a key are four", () => {
    const sentences = (["malformed", "unknown", "used", "cancelled"] as const).map((what) =>
      say(`activation_key_${what}`, "en"),
    );
    expect(new Set(sentences).size).toBe(4);
  });

  it.each(["empty", "character", "length", "check"])(
    "a malformed key is told what is wrong: %s",
    (reason) => {
      const others = ["empty", "character", "length", "check"].filter((other) => other !== reason);
      for (const locale of LOCALES) {
        const said = say("activation_key_malformed", locale, { reason });
        expect(
          others.map((other) => say("activation_key_malformed", locale, { reason: other })),
        ).not.toContain(said);
      }
    },
  );

  it("amounts are written as the reader writes them", () => {
    expect(say("balance_too_low", "en")).toContain("1850.00 iSC");
    expect(say("balance_too_low", "de")).toContain("1850,00 iSC");
  });

  it("a clock is behind or ahead", () => {
    expect(say("clock_skew", "en")).toBe("The device's clock is 300 seconds behind. Please set it.");
    expect(say("clock_skew", "de", { skewSeconds: 300 })).toBe(
      "Die Uhr des Geräts geht 300 Sekunden vor. Bitte stellen.",
    );
  });

  it("a reason nobody foresaw is named as it is", () =>
    expect(say("certificate_invalid", "en", { reason: "toString" })).toContain("toString"));
});

describe("a refusal as an error", () => {
  it("carries code, details and status, and names both in the log", () => {
    const refusal = new Refusal("serial_taken", { serial: "00-90-33-46-0A-F2" });
    expect(refusal).toMatchObject({ name: "Refusal", code: "serial_taken", status: 409 });
    expect(refusal.message).toBe('serial_taken {"serial":"00-90-33-46-0A-F2"}');
    expect(new Refusal("not_found").message).toBe("not_found");
  });

  it("is told from other errors, also when it comes from another copy of this code", () => {
    expect(isRefusal(new Refusal("not_found"))).toBe(true);
    expect(
      isRefusal(Object.assign(new Error("x"), { name: "Refusal", code: "not_found", details: {} })),
    ).toBe(true);
    expect([isRefusal(new Error("not_found")), isRefusal("not_found"), isRefusal(null)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("needs the details its sentence needs", () => {
    // @ts-expect-error without the serial the sentence would have a hole
    expect(new Refusal("serial_taken").details).toEqual({});
    // @ts-expect-error a code that nobody knows
    expect(new Refusal("made_up").code).toBe("made_up");
    expect(isRefusalCode("made_up")).toBe(false);
    expect(isRefusalCode("toString")).toBe(false);
  });
});
