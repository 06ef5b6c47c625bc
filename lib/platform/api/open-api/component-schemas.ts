import { z } from "zod";
import type { NamedSchema } from "@/lib/platform/api/operation";
import { problemSchema } from "@/lib/platform/api/problem-schema";
import type { Described } from "@/lib/platform/api/open-api/described";

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const PROBLEM = "Problem";

/** Where the document keeps a schema. */
export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Every schema the operations name, made of the zod schemas that check requests and describe answers. */
export function componentSchemas(operations: readonly Described[]): Record<string, JsonSchema> {
  const bodies = operations.flatMap(({ body }) => (body ? [body] : []));
  const contents = operations.flatMap(({ answers }) => answers.flatMap(({ content }) => content ?? []));
  return { ...inputSchemas(bodies), ...outputSchemas(contents) };
}

/** The fields of a flat schema, each with its own, and whether it must be given. */
export function fieldsOf(schema: z.ZodObject): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: property as JsonSchema,
  }));
}

const inputSchemas = (named: readonly NamedSchema[]) =>
  plain(z.toJSONSchema(registryOf(named), { io: "input", unrepresentable: "any", uri }).schemas);

/** What is answered may get new fields, so clients must not insist on the ones they know. */
const outputSchemas = (named: readonly NamedSchema[]) =>
  plain(
    z.toJSONSchema(registryOf([...named, { name: PROBLEM, schema: problemSchema }]), {
      io: "output",
      uri,
      override: ({ jsonSchema }) => {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    }).schemas,
  );

const uri = (name: string): string => refTo(name).$ref;

function registryOf(named: readonly Pick<NamedSchema, "name" | "schema">[]) {
  const registry = z.registry<{ id: string }>();
  for (const { name, schema } of named) registry.add(schema, { id: name });
  return registry;
}

/** Inside the document a schema needs neither a dialect nor an address of its own. */
const plain = (schemas: Record<string, JsonSchema>): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema]),
  );
