import { expect, test } from "vitest";
import { z } from "zod";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { sensibleParams } from "@/lib/platform/sensible-params";

const schema = z.object({
  state: z.enum(["unused", "used"]).optional(),
  serial: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

test("what makes sense in an address is read, and what is missing has its default", () => {
  expect(sensibleParams(schema, { state: "used" })).toEqual({ state: "used", page: 1 });
  expect(sensibleParams(schema, { page: "3", serial: "00-90" })).toEqual({ page: 3, serial: "00-90" });
});

const NONSENSE: SearchParams[] = [
  { state: "stolen", page: "0" },
  { state: "", serial: "", page: "" },
  { state: ["used", "unused"], page: "second" },
  { constructor: "1", toString: "1", unknown: "1" },
];
test.each(NONSENSE)("an address that makes no sense asks for the list as it is: %o", (params) => {
  expect(sensibleParams(schema, params)).toStrictEqual({ page: 1 });
});
