import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { faultOfEntry, hashOfEntry } from "@/lib/domain/accounts/signed-statement/check-entry";
import type {
  ConfigurationLines,
  EntryLine,
  StandingLine,
} from "@/lib/domain/accounts/signed-statement/lines";
import { formatInstant, instant } from "@/lib/domain/instant";

// Entries that somebody made up and gave a hash that fits: what they say must still follow from the one before.

const ACCOUNT = "0196b1c2-0000-7000-8000-000000000001";
const moment = (second: bigint) => formatInstant(instant(1_800_000_000n + second));
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** Sixty ticks a second since this second, and a hundred seconds paid. */
const BEFORE: StandingLine = {
  sequence: "4",
  at: moment(0n),
  balanceTicks: "6000",
  ratePerSecond: "60",
  rented: true,
  hash: "aa".repeat(32),
};

const CONFIGURATION: ConfigurationLines = {
  type: "configuration",
  version: 1,
  at: moment(0n),
  ratePerSecond: "60",
  lines: [],
};

/** Ten seconds debited, as the portal would. */
const DEBIT: Omit<EntryLine, "hash"> = {
  type: "entry",
  sequence: "5",
  kind: "rental",
  at: moment(10n),
  from: moment(0n),
  amountTicks: "-600",
  balanceTicks: "5400",
  ratePerSecond: "60",
  rented: true,
  version: 1,
  actor: null,
  source: "rental",
  reference: null,
  previousHash: BEFORE.hash,
};
const CHARGE = {
  ...DEBIT,
  kind: "charge",
  at: moment(0n),
  from: null,
  amountTicks: "5",
  balanceTicks: "6005",
} as const;
const CHANGE = { ...CHARGE, kind: "change", amountTicks: "0", balanceTicks: "6000" } as const;

const hashed = (entry: Omit<EntryLine, "hash">): EntryLine => ({
  ...entry,
  hash: hashOfEntry({ entry, accountId: ACCOUNT, digest }),
});

const faultOf = (entry: Omit<EntryLine, "hash">, before = BEFORE) =>
  faultOfEntry({ entry: hashed(entry), before, configuration: CONFIGURATION, accountId: ACCOUNT, digest });

test.each([
  ["a debit", DEBIT, BEFORE],
  ["a charge in the second of the entry before", CHARGE, BEFORE],
  ["a change in that second", CHANGE, BEFORE],
  [
    "a charge long after the credit had less than a second left",
    { ...CHARGE, at: moment(500n), balanceTicks: "64" },
    { ...BEFORE, balanceTicks: "59" },
  ],
  [
    "a charge long after the last thing was rented",
    { ...CHARGE, at: moment(500n), ratePerSecond: "0", rented: false },
    { ...BEFORE, ratePerSecond: "0", rented: false },
  ],
  [
    "a forfeit of everything",
    { ...CHANGE, kind: "forfeit", amountTicks: "-6000", balanceTicks: "0" },
    BEFORE,
  ],
] as [string, Omit<EntryLine, "hash">, StandingLine][])("%s follows", (_what, entry, before) => {
  expect(faultOf(entry, before)).toBeNull();
});

test.each([
  [/its balance is negative/, { ...DEBIT, at: moment(101n), amountTicks: "-6060", balanceTicks: "-60" }],
  [/leaves out seconds/, { ...DEBIT, from: moment(1n), at: moment(11n) }],
  [/leaves out seconds/, { ...CHARGE, at: moment(1n) }],
  [/begins before the entry before has ended/, { ...DEBIT, from: moment(-1n), at: moment(9n) }],
  [/covers no time/, { ...DEBIT, at: moment(0n), amountTicks: "0", balanceTicks: "6000" }],
  [/only a rental, and every rental/, { ...CHARGE, from: moment(0n), at: moment(10n) }],
  [/only a rental, and every rental/, { ...DEBIT, from: null, at: moment(0n) }],
  [/a charge adds credit/, { ...CHARGE, amountTicks: "0", balanceTicks: "6000" }],
  [/a charge adds credit/, { ...CHARGE, amountTicks: "-5", balanceTicks: "5995" }],
  [/costs nothing by itself/, { ...CHANGE, amountTicks: "5", balanceTicks: "6005" }],
  [/a forfeit leaves nothing/, { ...CHANGE, kind: "forfeit", amountTicks: "-5999", balanceTicks: "1" }],
  [
    /10 seconds at 60 ticks cost 600 ticks, and it debits 599/,
    { ...DEBIT, amountTicks: "-599", balanceTicks: "5401" },
  ],
  [
    /61 ticks a second, and 60 were agreed/,
    { ...DEBIT, ratePerSecond: "61", amountTicks: "-610", balanceTicks: "5390" },
  ],
  [/rents nothing and burns something/, { ...CHANGE, rented: false }],
  [/the lines of configuration 2 are missing/, { ...CHANGE, version: 2 }],
  [/leaves 50 ticks a second, and the lines of configuration 1 burn 60/, { ...CHANGE, ratePerSecond: "50" }],
] as [RegExp, Omit<EntryLine, "hash">][])("an entry does not follow: %s", (fault, entry) => {
  expect(faultOf(entry)).toMatch(fault);
});

test("the last second that is paid in full cannot be left out either", () => {
  const before = { ...BEFORE, balanceTicks: "60" };
  expect(faultOf({ ...CHARGE, at: moment(500n), balanceTicks: "65" }, before)).toMatch(/leaves out seconds/);
});
