import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CONTRACT_KINDS,
  CONTRACT_STATES,
  type ContractState,
  type ContractStep,
  contractTitle,
  decideStep,
} from "@/lib/domain/contracts/contract";
import { numberPrefix, suggestedNumber } from "@/lib/domain/contracts/contract-number";
import { missingFields, type OfferDetails } from "@/lib/domain/contracts/offer";
import { termsOf, termsText, TERMS_VERSION } from "@/lib/domain/contracts/terms";
import { LOCALES } from "@/lib/domain/display/locale";
import { instant, parseInstant } from "@/lib/domain/instant";

const STEPS: readonly ContractStep[] = ["change", "submit", "approve", "reject", "end"];
const DETAILS: OfferDetails = {
  companyName: "Nordlicht ITK",
  street: "Kai 1",
  postalCode: "24103",
  city: "Kiel",
  country: "Germany",
  vatId: "",
  signatoryName: "Jonas Thomsen",
  signatoryRole: "Managing director",
};

test("draft → submitted → approved | rejected → ended, and no other way", () => {
  const ways = CONTRACT_STATES.flatMap((state) =>
    STEPS.map((step) => [state, step, decideStep(state, step)] as const).filter(([, , to]) => to !== null),
  );
  expect(ways).toEqual([
    ["draft", "change", "draft"],
    ["draft", "submit", "submitted"],
    ["submitted", "approve", "approved"],
    ["submitted", "reject", "rejected"],
    ["approved", "end", "ended"],
  ]);
});

test("whatever is tried in whatever order, what is over stays over", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS)), (steps) => {
      const seen: ContractState[] = ["draft"];
      for (const step of steps) seen.push(decideStep(seen.at(-1)!, step) ?? seen.at(-1)!);
      const over = seen.findIndex((state) => state === "rejected" || state === "ended");
      expect(over === -1 || seen.slice(over).every((state) => state === seen[over])).toBe(true);
      expect(
        seen.filter((state, index) => state === "approved" && seen[index - 1] !== state).length,
      ).toBeLessThan(2);
    }),
  );
});

test("an offer names what is still missing; a VAT id may be", () => {
  expect(missingFields(DETAILS)).toEqual([]);
  expect(missingFields({ ...DETAILS, city: " ", signatoryName: "" })).toEqual(["city", "signatoryName"]);
});

test("all terms say first that they are demo terms, and are told apart by kind, language and version", () => {
  const all = CONTRACT_KINDS.flatMap((kind) => LOCALES.map((locale) => termsOf(kind, locale)));
  expect(new Set(all.map(termsText)).size).toBe(CONTRACT_KINDS.length * LOCALES.length);
  for (const terms of all) {
    expect(terms.paragraphs[0]).toMatch(/^(These are demo terms|Dies sind Demobedingungen)/);
    expect(termsText(terms)).toContain(`(${TERMS_VERSION})\n1. `);
  }
  for (const kind of CONTRACT_KINDS) {
    expect(termsOf(kind, "de").paragraphs).toHaveLength(termsOf(kind, "en").paragraphs.length);
    expect(termsOf(kind, "en").title).toContain(contractTitle(kind));
  }
});

test("the number that is offered follows the highest of the year", () => {
  const now = parseInstant("2026-12-31T23:59:59Z");
  expect(suggestedNumber(now, [])).toBe("C-2026-0001");
  expect(suggestedNumber(now, ["C-2026-0007", "C-2026-0012", "C-2025-0099", "C-2026-x", "own"])).toBe(
    "C-2026-0013",
  );
  expect(numberPrefix(instant(now + 1n))).toBe("C-2027-");
});
