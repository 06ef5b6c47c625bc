import { expect, test } from "vitest";
import { z } from "zod";
import { schemaRows } from "@/lib/platform/api/open-api/schema-rows";

const rowsOf = (schema: z.ZodType, schemas = {}) =>
  schemaRows(z.toJSONSchema(schema, { io: "input" }), schemas).map(
    ({ field, type, required }) => `${field}: ${type}${required ? "!" : ""}`,
  );

test("every field is a row, also those of lists and of what lies within", () => {
  const schema = z.object({
    name: z.string().meta({ description: "What it is called." }),
    kind: z.enum(["a", "b"]),
    size: z.int().nullable(),
    only: z.literal(true).optional(),
    within: z.object({ deep: z.boolean() }),
    lines: z.array(z.object({ quantity: z.int().default(1), tags: z.array(z.string()) })),
    any: z.unknown(),
  });
  expect(rowsOf(schema)).toEqual([
    "name: text!",
    "kind: a | b!",
    "size: whole number | null!",
    "only: true",
    "within: object!",
    "within.deep: true | false!",
    "lines: list of object!",
    "lines[].quantity: whole number",
    "lines[].tags: list of text!",
    "any: anything!",
  ]);
});

test("of alternatives every field is a row, once and not required", () => {
  const shared = { count: z.int() };
  const schema = z.union([
    z.object({ isc: z.string(), ...shared }),
    z.object({ items: z.array(z.string()), ...shared }),
  ]);
  expect(rowsOf(schema)).toEqual(["isc: text", "count: whole number", "items: list of text"]);
});

test("references are followed, and defaults are told", () => {
  const schemas = {
    Line: {
      type: "object",
      properties: { page: { type: "integer", default: 1, description: "Which one." } },
    },
    List: { type: "array", items: { $ref: "#/components/schemas/Line" } },
  };
  const schema = { type: "object", properties: { lines: { $ref: "#/components/schemas/List" } } };
  expect(schemaRows(schema, schemas)).toEqual([
    { field: "lines", type: "list of object", required: false, description: "" },
    {
      field: "lines[].page",
      type: "whole number",
      required: false,
      description: "Which one. Without it: `1`.",
    },
  ]);
});
