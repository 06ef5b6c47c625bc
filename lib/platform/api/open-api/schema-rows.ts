import type { JsonSchema } from "@/lib/platform/api/open-api/component-schemas";

/** One field of a schema, in a table that shows it. */
export type SchemaRow = Readonly<{
  /** With dots, and brackets for the items of a list: "pbxs[].lines[].quantity". */
  field: string;
  type: string;
  required: boolean;
  description: string;
}>;

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The fields of a schema, each with those below it. Of alternatives all are listed, each as if it were optional. */
export function schemaRows(schema: JsonSchema, schemas: Schemas): SchemaRow[] {
  const resolved = resolve(schema, schemas);
  const alternatives = listIn(resolved, "anyOf").filter((alternative) => alternative.type === "object");
  const rows = alternatives.flatMap((alternative) =>
    schemaRows(alternative, schemas).map((row): SchemaRow => {
      const { field, type, description } = row;
      return { field, type, description, required: false };
    }),
  );
  return [...withoutRepeats(rows), ...propertyRows(resolved, schemas)];
}

/** A type in a word or two: "text", "whole number", "list", "on_premises | cloud". */
export function typeOf(schema: JsonSchema, schemas: Schemas): string {
  const resolved = resolve(schema, schemas);
  const values = resolved.enum ?? (resolved.const === undefined ? undefined : [resolved.const]);
  if (Array.isArray(values)) return values.map(String).join(" | ");
  const alternatives = listIn(resolved, "anyOf").map((alternative) => typeOf(alternative, schemas));
  if (alternatives.length > 0) return [...new Set(alternatives)].join(" | ");
  if (resolved.type === "array") return `list of ${typeOf((resolved.items ?? {}) as JsonSchema, schemas)}`;
  return TYPES[String(resolved.type)] ?? "anything";
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true | false",
  object: "object",
  null: "null",
};

function propertyRows(schema: JsonSchema, schemas: Schemas): SchemaRow[] {
  const required = new Set((schema.required ?? []) as string[]);
  const properties = Object.entries((schema.properties ?? {}) as Schemas);
  return properties.flatMap(([name, property]) => [
    {
      field: name,
      type: typeOf(property, schemas),
      required: required.has(name),
      description: descriptionOf(property, schemas),
    },
    ...rowsBelow(name, property, schemas),
  ]);
}

function rowsBelow(name: string, property: JsonSchema, schemas: Schemas): SchemaRow[] {
  const resolved = resolve(property, schemas);
  const isList = resolved.type === "array";
  const below = isList ? resolve((resolved.items ?? {}) as JsonSchema, schemas) : resolved;
  if (below.properties === undefined) return [];
  const prefix = isList ? `${name}[].` : `${name}.`;
  return propertyRows(below, schemas).map(({ field, ...row }) => ({ field: `${prefix}${field}`, ...row }));
}

/** What a field means, and what counts where it is left out. */
export function descriptionOf(schema: JsonSchema, schemas: Schemas): string {
  const { description } = { ...resolve(schema, schemas), ...schema };
  const hasDefault = schema.default !== undefined && schema.default !== "";
  const fallback = hasDefault ? `Without it: \`${JSON.stringify(schema.default)}\`.` : "";
  return [typeof description === "string" ? description : "", fallback].filter(Boolean).join(" ");
}

function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  if (typeof schema.$ref !== "string") return schema;
  return schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {};
}

const listIn = (schema: JsonSchema, name: string): JsonSchema[] => (schema[name] ?? []) as JsonSchema[];

const withoutRepeats = (rows: readonly SchemaRow[]): SchemaRow[] => [
  ...new Map(rows.map((row) => [row.field, row])).values(),
];
