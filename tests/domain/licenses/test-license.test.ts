import { expect, it } from "vitest";
import { formatInstant, parseInstant } from "@/lib/domain/instant";
import { testGrants, testLicenseEnd } from "@/lib/domain/licenses/test-license";

it.each([
  ["2026-11-22T03:10:07Z", "2027-02-22T03:10:07Z"],
  ["2026-11-30T23:59:59Z", "2027-02-28T23:59:59Z"],
  ["2027-11-30T00:00:00Z", "2028-02-29T00:00:00Z"],
  ["2026-01-31T12:00:00Z", "2026-04-30T12:00:00Z"],
  ["2026-09-15T12:00:00Z", "2026-12-15T12:00:00Z"],
  ["2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z"],
  ["1969-12-31T23:00:00Z", "1970-03-31T23:00:00Z"],
])("a test that begins at %s ends three calendar months later, at %s", (begin, end) => {
  expect(formatInstant(testLicenseEnd(parseInstant(begin)))).toBe(end);
});

it("a master gets its PBX licenses, a slave has them from its master", () => {
  const everything = { name: "Test-AllFunctions", version: "14", quantity: 1 };
  expect(testGrants({ version: "14", slave: false, pbxLicenses: 30 })).toEqual([
    everything,
    { name: "Test-PBX", version: "14", quantity: 30 },
  ]);
  expect(testGrants({ version: "14", slave: true, pbxLicenses: null })).toEqual([everything]);
});
