import { expect, it } from "vitest";
import { mixedVersions } from "@/lib/domain/licenses/mixing";

const port = (version: string, quantity = 1) => ({ name: `PBX-Port${version}`, version, quantity });
const relay = (version: string) => ({ name: "Relay", version, quantity: 1 });

it("one version of a license is not mixed, however many pieces there are", () => {
  expect(
    mixedVersions([port("14"), port("14", 20), { name: "PBX-UC14", version: "14", quantity: 1 }]),
  ).toEqual([]);
});

it("of several versions only the smallest works", () => {
  expect(mixedVersions([port("14"), port("13"), port("9")])).toEqual([
    { license: "PBX-Port", works: "9", idle: ["13", "14"] },
  ]);
});

it("versions are compared by their numbers, service releases included", () => {
  expect(mixedVersions([port("13r10"), port("13r2"), port("13")])).toEqual([
    { license: "PBX-Port", works: "13", idle: ["13r2", "13r10"] },
  ]);
});

it("what has no version, and what there is none of, mixes with nothing", () => {
  expect(mixedVersions([port("14"), port("13", 0), { name: "PBX-Port", version: "", quantity: 5 }])).toEqual(
    [],
  );
});

it("a name that does not carry its version is a license of its own", () => {
  expect(mixedVersions([relay("13"), relay("14")])).toEqual([
    { license: "Relay", works: "13", idle: ["14"] },
  ]);
});
