import { describe, expect, it } from "vitest";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import {
  type DocumentLicense,
  documentClaims,
  rentalContent,
  withOwnLicenses,
} from "@/lib/domain/devices/license-document";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";

const facts: AccountFacts = {
  balance: ticks(1_005n),
  rate: ticksPerSecond(10n),
  rented: true,
  settledAt: instant(100n),
};
const license = (name: string, quantity: number, version = "14"): DocumentLicense => ({
  name,
  version,
  quantity,
  source: "rental",
});
const licenses = [license("PBX-UC", 25), license("PBX-Port", 25)];
const head = {
  issuer: "https://portal.example",
  serial: parseSerial("009033460af2"),
  seq: 7,
  issuedAt: instant(150n),
};
const under = (list: readonly DocumentLicense[]) => ({ licenses: list, endsAt: null });
const content = rentalContent(facts, under(licenses), instant(150n));

describe("a license document", () => {
  it("ends in exactly the second in which the account is exhausted", () => {
    expect(documentClaims(head, content)).toEqual({
      iss: "https://portal.example",
      sub: "00-90-33-46-0A-F2",
      seq: 7,
      iat: 150,
      nbf: 150,
      exp: 200,
      licenses: [license("PBX-Port", 25), license("PBX-UC", 25)],
    });
  });

  it("grants to the last paid second, and nothing from the end on", () => {
    expect(rentalContent(facts, under(licenses), instant(199n)).licenses).toHaveLength(2);
    expect(rentalContent(facts, under(licenses), instant(200n))).toEqual({ licenses: [], expiresAt: null });
  });

  it("ends with its contract, where that comes first", () => {
    const ending = { licenses, endsAt: instant(180n) };
    expect(rentalContent(facts, ending, instant(179n)).expiresAt).toBe(180n);
    expect(rentalContent(facts, ending, instant(180n))).toEqual({ licenses: [], expiresAt: null });
    expect(rentalContent(facts, { licenses, endsAt: instant(300n) }, instant(150n)).expiresAt).toBe(200n);
  });

  it("an idle account grants nothing", () => {
    const idle: AccountFacts = { ...facts, rate: ticksPerSecond(0n), rented: false };
    expect(rentalContent(idle, under(licenses), instant(150n))).toEqual({ licenses: [], expiresAt: null });
  });

  it("what is rented for free, or ends beyond any number, has no end", () => {
    const free = rentalContent({ ...facts, rate: ticksPerSecond(0n) }, under(licenses), instant(150n));
    expect(documentClaims(head, free)).not.toHaveProperty("exp");
    const endless = rentalContent(
      { ...facts, balance: ticks(2n ** 62n), rate: ticksPerSecond(1n) },
      under(licenses),
      instant(150n),
    );
    expect(documentClaims(head, endless)).not.toHaveProperty("exp");
  });

  it("counts pieces of one license together", () => {
    const { licenses: granted } = rentalContent(
      facts,
      under([license("A", 2), license("A", 3), license("B", 0)]),
      instant(150n),
    );
    expect(granted).toEqual([license("A", 5)]);
  });

  it("names what was purchased and what is on test beside it, each with its own end", () => {
    const purchased = [{ ...license("PBX-Port", 7), source: "purchased" as const }];
    const test = { grants: [{ name: "Test", version: "14", quantity: 1 }], expiresAt: instant(170n) };
    const all = withOwnLicenses(content, { purchased, test }, instant(169n));
    const tested = { name: "Test", version: "14", quantity: 1, source: "test", exp: 170 };
    expect(documentClaims(head, all)).toMatchObject({
      exp: 200,
      licenses: [purchased[0], license("PBX-Port", 25), license("PBX-UC", 25), tested],
    });
    const later = withOwnLicenses(content, { purchased, test }, instant(170n));
    expect(later.licenses).not.toContainEqual(tested);
    expect(later.expiresAt).toBe(content.expiresAt);
  });

  it("without a rental it has no end, whatever is on test", () => {
    const test = { grants: [{ name: "Test", version: "", quantity: 1 }], expiresAt: instant(170n) };
    const own = withOwnLicenses({ licenses: [], expiresAt: null }, { purchased: [], test }, instant(150n));
    expect(documentClaims(head, own)).not.toHaveProperty("exp");
  });
});
