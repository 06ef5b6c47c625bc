import { expect, test } from "vitest";
import { lastGroupOf } from "@/lib/domain/licenses/last-group";

test("a key is known by its last group, whole or not", () => {
  for (const text of ["24bc", "… 24BC", "ACT-1-0f3a-7721-90ab-cdef-0123-24bc", "0f3a772190abcdef012324bc"])
    expect(lastGroupOf(text)).toBe("24bc");
});

test("anything else has none", () => {
  for (const text of ["", "24b", "24bcd", "PBX", "zzzz", "0f3a-7721"]) expect(lastGroupOf(text)).toBeNull();
});
