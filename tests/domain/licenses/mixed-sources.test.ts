import fc from "fast-check";
import { expect, test } from "vitest";
import { mixedRentals, mixedSources } from "@/lib/domain/licenses/mixing";

const license = (version: string, quantity = 1) => ({ name: `PBX-Port${version}`, version, quantity });

test.each([
  [["13"], ["13"], "13", true],
  [["13r2"], ["14"], "13r2", true],
  [["14"], ["13"], "13", true],
  [["14"], ["14"], "14", false],
  [["14"], ["15"], "14", false],
  [[""], ["14"], "14", false],
  [["9"], ["14"], "9", true],
])(
  "rented %j beside purchased %j: the smallest version, %s, decides",
  (rented, purchased, version, isRefused) => {
    const sources = {
      rented: rented.map((one) => license(one)),
      purchased: purchased.map((one) => license(one)),
    };
    expect(mixedSources(sources)).toEqual({ version, isRefused });
  },
);

test("one source alone is never mixed, whatever its versions", () => {
  const some = fc.array(fc.record({ name: fc.string(), version: fc.string(), quantity: fc.nat(9) }));
  fc.assert(
    fc.property(some, (licenses) => {
      expect(mixedSources({ rented: licenses, purchased: [] })).toBeNull();
      expect(mixedSources({ rented: [license("13", 0)], purchased: licenses })).toBeNull();
    }),
  );
});

test("rented licenses have one version; releases of it go together, and what has none goes with all", () => {
  expect(mixedRentals([license("13"), license("14")])).toEqual(["13", "14"]);
  expect(mixedRentals([license("13r1"), license("13r2"), license("")])).toEqual([]);
  expect(mixedRentals([license("13", 0), license("14")])).toEqual([]);
});
