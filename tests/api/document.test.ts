import { glob, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { DEVICE_ROUTES } from "@/app/api/described/device-routes";
import { IDENTITY_ROUTES } from "@/app/api/described/identity-routes";
import { described, document } from "@/app/api/document";
import { OPERATIONS } from "@/app/api/v1/operations";
import { ANY_BODY } from "@/lib/platform/api/open-api/described";
import { type RunningApi, startApi } from "@/tests/support/api";

const METHODS = ["get", "put", "post", "delete"];
const OPERATION_FIELDS = [
  "operationId",
  "tags",
  "summary",
  "description",
  "security",
  "parameters",
  "requestBody",
  "responses",
];

type Node = Record<string, unknown>;
const paths = document().paths as Record<string, Record<string, Node>>;
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value in a tree, with where it stands. */
function* walk(value: unknown, at = "#"): Generator<readonly [at: string, value: unknown]> {
  yield [at, value];
  if (value === null || typeof value !== "object") return;
  for (const [key, part] of Object.entries(value)) yield* walk(part, `${at}/${key.replaceAll("/", "~1")}`);
}

/** A schema with what it refers to in its place. */
function withoutRefs(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRefs);
  if (schema === null || typeof schema !== "object") return schema;
  const { $ref } = schema as Node;
  if (typeof $ref === "string")
    return withoutRefs(document().components.schemas[$ref.split("/").at(-1) ?? ""]);
  return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, withoutRefs(part)]));
}

/** The addresses of the route files below a folder, with parameters in braces. */
async function routesBelow(folder: string): Promise<{ path: string; file: string }[]> {
  const files = await Array.fromAsync(glob(`${folder}/**/route.ts`));
  return files
    .filter((file) => !file.includes("[..."))
    .map((file) => ({
      file,
      path: `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`.replaceAll(/\[(\w+)\]/g, "{$1}"),
    }));
}

describe("the document and the routes say the same", () => {
  it("every route file is in the document with every method, and nothing else is", async () => {
    const routes = await routesBelow("app/api/v1");
    const served = await Promise.all(
      routes.map(async ({ path, file }) => {
        const route = (await import(/* @vite-ignore */ resolve(file))) as {
          OPTIONS: () => Promise<Response>;
        };
        const allowed = (await route.OPTIONS()).headers.get("allow")?.split(", ") ?? [];
        return allowed
          .filter((method) => METHODS.includes(method.toLowerCase()))
          .map((method) => `${method} ${path}`);
      }),
    );
    const told = operations
      .filter(({ path }) => path.startsWith("/api/v1/"))
      .map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(served.flat().toSorted()).toEqual(told.toSorted());
    expect(OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(told.toSorted());
  });

  it("the routes for scripts and devices are in it too", async () => {
    const routes = [...(await routesBelow("app/api/cron")), ...(await routesBelow("app/api/demo"))];
    for (const { path } of routes) expect(Object.keys(paths)).toContain(path);
  });

  it("the routes for devices are in it with every method, and no others", async () => {
    const source = await readFile("server/device-routes.ts", "utf8");
    const routes = source.matchAll(/^ {2}"(\/[^"]+)": \{ (.+) \},$/gm);
    const served = [...routes].flatMap(([, path, methods = ""]) =>
      [...methods.matchAll(/(\w+): \w+/g)].map(([, method]) => `${method} ${path}`),
    );
    expect(served.length).toBeGreaterThan(9);
    const told = [...DEVICE_ROUTES, ...IDENTITY_ROUTES]
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !route.includes("{"));
    expect(told.toSorted()).toEqual(served.toSorted());
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(told.map((route) => route.split(" ")[1])));
  });

  it("who sends a body to a device route is told what may be wrong with it", () => {
    for (const { path, body, refusals } of [...DEVICE_ROUTES, ...IDENTITY_ROUTES].filter(({ body }) => body))
      expect([path, body?.name, refusals]).toEqual([path, body?.name, expect.arrayContaining([...ANY_BODY])]);
  });

  it("every operation names each parameter of its path, and no other", () => {
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = (operation.parameters ?? []) as { in?: string; name?: string; required?: boolean }[];
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => name)).toEqual(named);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  });
});

describe("the document is sound", () => {
  it("is OpenAPI 3.1 with what every document has", () => {
    expect(document()).toMatchObject({
      openapi: "3.1.1",
      info: { title: "License Portal API", version: "1.0.0" },
    });
    for (const { path, method, operation } of operations) {
      expect(path).toMatch(/^\//);
      expect(METHODS).toContain(method);
      expect(OPERATION_FIELDS).toEqual(expect.arrayContaining(Object.keys(operation)));
      const responses = Object.entries(operation.responses as Record<string, Node>);
      expect(responses.length).toBeGreaterThan(1);
      for (const [status, response] of responses) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect("$ref" in response || typeof response.description === "string").toBe(true);
      }
    }
  });

  it("every reference leads somewhere", () => {
    const known = new Set([...walk(document())].map(([at]) => at));
    const refs = [...walk(document())].flatMap(([at, value]) =>
      at.endsWith("/$ref") ? [String(value)] : [],
    );
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) expect(known).toContain(ref);
  });

  it("every operation has a name of its own, a known tag and a known way to show who asks", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const { tags, components } = document();
    for (const { operation } of operations) {
      for (const tag of operation.tags as string[]) expect(tags.map(({ name }) => name)).toContain(tag);
      for (const security of operation.security as Node[])
        for (const name of Object.keys(security))
          expect(Object.keys(components.securitySchemes)).toContain(name);
    }
  });

  it("schemas have no dialect of their own and only types there are", () => {
    const types = ["string", "number", "integer", "boolean", "array", "object", "null"];
    for (const [at, value] of walk(document().components.schemas)) {
      expect(at).not.toMatch(/\/\$(schema|id)$/);
      if (at.endsWith("/type") && typeof value === "string") expect(types).toContain(value);
    }
  });

  it("every example fits the JSON Schema it stands beside", () => {
    const examples = [...walk(document().paths)].flatMap(([at, value]) => {
      const { schema, example } = (value ?? {}) as Node;
      return schema === undefined || example === undefined ? [] : [{ at, schema, example }];
    });
    expect(examples.length).toBeGreaterThan(20);
    for (const { at, schema, example } of examples) {
      const result = z.fromJSONSchema(withoutRefs(schema) as never).safeParse(example);
      expect([at, result.error?.issues ?? []]).toEqual([at, []]);
    }
  });

  it("every example fits the schema that validates", () => {
    for (const { body, answers } of described()) {
      if (body) expect(body.schema.safeParse(body.example)).toMatchObject({ success: true });
      for (const { content } of answers)
        if (content) expect(content.schema.parse(content.example)).toEqual(content.example);
    }
  });

  it("every write of the token API takes an Idempotency-Key and tells what it may refuse", () => {
    for (const { path, method, operation } of operations.filter((each) => each.path.startsWith("/api/v1/"))) {
      const parameters = JSON.stringify(operation.parameters ?? []);
      expect([path, parameters.includes("IdempotencyKey")]).toEqual([path, method !== "get"]);
      expect(Object.keys(operation.responses as Node)).toEqual(expect.arrayContaining(["401", "403", "500"]));
    }
  });
});

describe("the document is served", () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it("as JSON, to anybody", async () => {
    const response = await fetch(`${api.portal.url}/api/openapi.json`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document())));
  });
});
