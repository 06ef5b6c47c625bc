import { expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { planLicenseKeys, type WantedLicense } from "@/lib/domain/licenses/license-key-plan";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";

const PORT = "02-00039-002";
const BRI = "01-00500-061";
const APPLIANCE = parseSerial("00-90-33-00-00-01");
const FOREIGN = parseSerial("00-04-13-00-00-01");

const articles = new Map([
  [PORT, { number: PORT, name: "PBX-Port14", kind: "software", version: "14", perDevice: false }],
  [BRI, { number: BRI, name: "Relay-BRI", kind: "hardware", version: "", perDevice: true }],
]);
const want = (quantity: number, more: Partial<WantedLicense> = {}): WantedLicense => ({
  article: PORT,
  quantity,
  serial: APPLIANCE,
  endCustomer: "",
  location: "",
  description: "",
  ...more,
});

/** What is wrong with each license, or null. */
const plan = (left: Readonly<Record<string, bigint>>, licenses: readonly WantedLicense[]) =>
  planLicenseKeys({ articles, left: new Map(Object.entries(left)) }, licenses).map(
    ({ fault }) => fault?.code ?? null,
  );

test("pieces are taken in the order of the list, to the last one", () => {
  expect(plan({ [PORT]: 10n }, [want(7), want(3), want(1)])).toEqual([null, null, "not_enough_left"]);
  expect(plan({}, [want(1)])).toEqual(["not_enough_left"]);
});

test("a license that cannot be bound takes nothing from those after it", () => {
  const faulty = [
    want(11),
    want(2, { article: "99-none" }),
    want(0),
    want(2, { article: BRI, serial: FOREIGN }),
  ];
  expect(plan({ [PORT]: 10n, [BRI]: 2n }, [...faulty, want(10), want(2, { article: BRI })])).toEqual([
    "not_enough_left",
    "article_unknown",
    "quantity_invalid",
    "article_does_not_fit",
    null,
    null,
  ]);
});

test("a quantity is whole, at least one and at most a million", () => {
  const left = { [PORT]: 10_000_000n };
  const quantities = [1, MAX_QUANTITY, MAX_QUANTITY + 1, 0, -1, 1.5, Number.NaN];
  expect(
    plan(
      left,
      quantities.map((quantity) => want(quantity)),
    ),
  ).toEqual([null, null, ...Array.from({ length: 5 }, () => "quantity_invalid")]);
});
