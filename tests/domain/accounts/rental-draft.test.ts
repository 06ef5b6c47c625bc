import { describe, expect, test } from "vitest";
import type { PbxConfiguration } from "@/lib/domain/accounts/configuration";
import {
  draftOf,
  EMPTY_ENTRY,
  linesOfDraft,
  type RentalDraft,
  withChanged,
  withEntryAdded,
  withoutLine,
  withPbx,
  withQuantity,
} from "@/lib/domain/accounts/rental-draft";
import { changesOfFields, draftOfFields, FIELDS } from "@/lib/domain/accounts/rental-fields";
import { rentalPreview } from "@/lib/domain/accounts/rental-preview";
import { instant } from "@/lib/domain/instant";
import { cents, ticks, ticksPerSecond, TICKS_PER_ISC } from "@/lib/domain/money/units";

const PORT = "02-00001-001";
const UC = "02-00002-001";
const hamburg = {
  serial: "00-90-33-00-00-01",
  scenario: "on_premises",
  lines: [{ article: PORT, quantity: 250, price: cents(60n) }],
} as const satisfies PbxConfiguration;
const cloud = {
  serial: "00-90-33-00-00-02",
  scenario: "cloud",
  lines: [],
} as const satisfies PbxConfiguration;

const first = (draft: RentalDraft) => linesOfDraft(draft[0]!);
const inHamburg = (change: Parameters<typeof withChanged>[2]) =>
  withChanged(draftOf([hamburg, cloud]), hamburg.serial, change);

describe("a draft", () => {
  test("begins with what is saved, and with PBXs that rent", () => {
    expect(draftOf([hamburg, cloud])).toEqual([
      { serial: hamburg.serial, lines: [{ article: PORT, quantity: "250" }], entry: EMPTY_ENTRY },
    ]);
    expect(draftOf([hamburg, cloud], [cloud.serial])).toHaveLength(2);
  });

  test("counts a license that is entered but not yet added", () => {
    const entered = inHamburg((pbx) => ({ ...pbx, entry: { article: UC, quantity: "20" } }));
    expect(first(entered)).toContainEqual({ article: UC, quantity: 20 });
    const added = withChanged(entered, hamburg.serial, withEntryAdded);
    expect(first(added)).toEqual(first(entered));
    expect(added[0]?.entry).toEqual(EMPTY_ENTRY);
  });

  test("takes a row in which nothing was chosen for no license", () => {
    expect(first(inHamburg(withEntryAdded))).toEqual([{ article: PORT, quantity: 250 }]);
    expect(first(inHamburg((pbx) => ({ ...pbx, entry: { article: UC, quantity: "0" } })))).toHaveLength(1);
  });

  test("keeps a saved license visible when it is taken off, and forgets a new one", () => {
    expect(first(inHamburg((pbx) => withoutLine(pbx, PORT, true)))).toEqual([{ article: PORT, quantity: 0 }]);
    expect(first(inHamburg((pbx) => withoutLine(pbx, PORT, false)))).toEqual([]);
  });

  test("adds a PBX once", () => {
    const once = withPbx(draftOf([hamburg]), cloud.serial);
    expect(withPbx(once, cloud.serial)).toBe(once);
  });
});

describe("the form's fields", () => {
  const values = {
    accountId: "…",
    [FIELDS.basedOn(hamburg.serial)]: "3",
    [FIELDS.quantity(hamburg.serial, PORT)]: "200",
    [FIELDS.newArticle(hamburg.serial)]: UC,
    [FIELDS.newQuantity(hamburg.serial)]: "20",
    [FIELDS.basedOn(cloud.serial)]: "0",
    [FIELDS.newArticle(cloud.serial)]: "",
    [FIELDS.newQuantity(cloud.serial)]: "1",
  };

  test("ask for what stands in them", () => {
    expect(changesOfFields(values)).toEqual([
      {
        serial: hamburg.serial,
        basedOn: 3,
        lines: [
          { article: PORT, quantity: 200 },
          { article: UC, quantity: 20 },
        ],
      },
      { serial: cloud.serial, basedOn: 0, lines: [] },
    ]);
  });

  test("do not take an emptied field for a wish", () => {
    const emptied = { ...values, [FIELDS.quantity(hamburg.serial, PORT)]: " " };
    expect(changesOfFields(emptied)[0]?.lines[0]).toEqual({ article: PORT, quantity: null });
  });

  test("give the draft back as it was typed", () => {
    expect(draftOfFields(values)?.[0]).toEqual({
      serial: hamburg.serial,
      lines: [{ article: PORT, quantity: "200" }],
      entry: { article: UC, quantity: "20" },
    });
    expect(draftOfFields({ accountId: "…" })).toBeNull();
  });
});

describe("the preview", () => {
  const basis = {
    warned: [],
    pbxs: [hamburg, cloud],
    priceOf: (article: string) => cents(article === PORT ? 65n : 185n),
    facts: {
      balance: ticks(TICKS_PER_ISC * 150n),
      rate: ticksPerSecond(15_000n),
      rented: true,
      settledAt: instant(0n),
    },
    now: instant(0n),
  };

  test("changes no price while nothing else is changed", () => {
    const { difference, newEnd, oldEnd } = rentalPreview(basis, draftOf([hamburg, cloud]));
    expect(difference.changed).toBe(false);
    expect(newEnd).toBe(oldEnd);
  });

  test("brings the prices in force with any change, on all PBXs", () => {
    const entered = withChanged(withPbx(draftOf([hamburg]), cloud.serial), cloud.serial, (pbx) => ({
      ...pbx,
      entry: { article: UC, quantity: "10" },
    }));
    const { difference, newEnd } = rentalPreview(basis, entered);
    expect(difference.newRate).toBe(250n * 65n + 10n * 185n);
    expect(difference.pbxs[0]?.lines[0]?.priceChanged).toBe(true);
    expect(newEnd).toBe((150n * TICKS_PER_ISC) / difference.newRate);
  });

  test("says when the balance does not pay a second of it", () => {
    const poor = { ...basis, facts: { ...basis.facts, balance: ticks(100n) } };
    expect(
      rentalPreview(
        poor,
        inHamburg((pbx) => withQuantity(pbx, PORT, "300")),
      ).isPaid,
    ).toBe(false);
    expect(
      rentalPreview(
        basis,
        inHamburg((pbx) => withQuantity(pbx, PORT, "300")),
      ).isPaid,
    ).toBe(true);
  });

  test("ends nothing when everything is taken off", () => {
    const { difference, newEnd, isPaid } = rentalPreview(
      basis,
      inHamburg((pbx) => withoutLine(pbx, PORT, true)),
    );
    expect(difference.newRate).toBe(0n);
    expect(newEnd).toBeNull();
    expect(isPaid).toBe(true);
  });
});
