import fc from "fast-check";
import { expect, test } from "vitest";
import { mixedRentals, mixedSources } from "@/lib/domain/licenses/mixing";

const license = (version: string, quantity = 1) => ({ name: `PBX-Port${version}`, version, quantity });

test.each([
  { rented: "13", purchased: "13", version: "13", isRefused: true },
  { rented: "13r2", purchased: "14", version: "13r2", isRefused: true },
  { rented: "14", purchased: "13", version: "13", isRefused: true },
  { rented: "14", purchased: "14", version: "14", isRefused: false },
  { rented: "14", purchased: "15", version: "14", isRefused: false },
  { rented: "", purchased: "14", version: "14", isRefused: false },
  { rented: "", purchased: "13", version: "13", isRefused: false },
  { rented: "13", purchased: "", version: "13", isRefused: false },
  { rented: "", purchased: "", version: "", isRefused: false },
  { rented: "9", purchased: "14", version: "9", isRefused: true },
])("rented $rented beside purchased $purchased: the smallest version decides", (sources) => {
  const { rented, purchased, version, isRefused } = sources;
  const mixed = mixedSources({ rented: [license(rented)], purchased: [license(purchased)] });
  expect(mixed).toEqual({ version, isRefused });
});

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
