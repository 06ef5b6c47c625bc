import { describe, expect, it } from "vitest";
import {
  ARTICLE_KINDS,
  decideArticleChange,
  decideRentable,
  isHardware,
  isHardwareLicense,
  licensesHardware,
  parseArticleNumber,
  renterOf,
} from "@/lib/domain/licenses/articles";

describe("an article", () => {
  it.each(["02-00039-002", "01-00500-014", "PBX-Port14", "4711", " 02-00039-002 "])(
    "may be numbered «%s»",
    (text) => expect(parseArticleNumber(text)).toBe(text.trim()),
  );

  it.each(["", "-", "02--39", "02-00039-", "02 00039 002", "a/b", "<b>", "1".repeat(41)])(
    "may not be numbered «%s»",
    (text) => expect(() => parseArticleNumber(text)).toThrow("article_number_malformed"),
  );

  it("a hardware license is never rentable, whatever its list says", () => {
    expect(isHardwareLicense("01-00500-014")).toBe(true);
    expect(decideRentable({ number: "01-00500-014", rentable: true })).toBe("hardware_license");
  });

  it("is hardware by its kind or by its number, and hardware rents itself", () => {
    const number = "02-00039-002";
    expect(isHardware({ number, kind: "hardware" })).toBe(true);
    expect(isHardware({ number: "01-00500-014", kind: "software" })).toBe(true);
    expect(isHardware({ number, kind: "software" })).toBe(false);
    expect(ARTICLE_KINDS.map(renterOf)).toEqual(["pbx", "device", "pbx"]);
  });

  it("is a hardware license unless it is a device for rent", () => {
    const number = "05-00112-001";
    expect(licensesHardware({ number, kind: "hardware", rentable: false })).toBe(true);
    expect(licensesHardware({ number, kind: "hardware", rentable: true })).toBe(false);
    expect(licensesHardware({ number: "01-00500-014", kind: "software", rentable: false })).toBe(true);
    expect(licensesHardware({ number, kind: "software", rentable: false })).toBe(false);
  });

  it("what its list offers for rent is rentable, the rest is not", () => {
    expect(decideRentable({ number: "02-00039-002", rentable: true })).toBe("rentable");
    expect(decideRentable({ number: "02-00039-002", rentable: false })).toBe("not_offered");
    expect(decideRentable({ number: "01-00501-014", rentable: true })).toBe("rentable");
  });

  it("may change its kind until it is in use", () => {
    const app = { number: "02-00039-002", kind: "app", rentable: true } as const;
    expect(decideArticleChange(app)).toBe("allowed");
    expect(decideArticleChange(app, { kind: "software", inUse: false })).toBe("allowed");
    expect(decideArticleChange(app, { kind: "app", inUse: true })).toBe("allowed");
    expect(decideArticleChange(app, { kind: "software", inUse: true })).toBe("article_in_use");
    expect(decideArticleChange({ ...app, number: "01-00500-014" })).toBe("article_not_rentable");
  });
});
