import { componentSchemas, PROBLEM, refTo } from "@/lib/platform/api/open-api/component-schemas";
import type { Described } from "@/lib/platform/api/open-api/described";
import { operationObject } from "@/lib/platform/api/open-api/operation-object";
import { problemTitle, problemType } from "@/lib/platform/api/problem";
import type { ProblemDocument } from "@/lib/platform/api/problem-schema";

/** What the document says of the whole. */
export type About = Readonly<{
  title: string;
  version: string;
  description: string;
  tags: readonly Readonly<{ name: string; description: string }>[];
}>;

/** The OpenAPI 3.1 document of these operations. */
export function openApiDocument({ tags, ...info }: About, operations: readonly Described[]) {
  return {
    openapi: "3.1.1",
    info,
    servers: [{ url: "/" }],
    tags,
    paths: pathsOf(operations),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      parameters: PARAMETERS,
      responses: { Broken: BROKEN },
      schemas: componentSchemas(operations),
    },
  };
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

const pathsOf = (operations: readonly Described[]) =>
  Object.fromEntries(
    [...Map.groupBy(operations, ({ path }) => path)].map(([path, atPath]) => [
      path,
      Object.fromEntries(
        atPath.map((described) => [described.method.toLowerCase(), operationObject(described)]),
      ),
    ]),
  );

const SECURITY_SCHEMES = {
  apiToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "lp_…",
    description:
      "A token made on the page *API tokens*. It carries its maker's permissions in one organization.",
  },
  deviceToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A short-lived JWT the device signed itself, with its certificate in the `x5c` header.",
  },
  cronSecret: { type: "http", scheme: "bearer", description: "The installation's `CRON_SECRET`." },
} as const;

const PARAMETERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "A name of your own for this write. Sent again with the same body, the first answer is answered again and nothing happens twice; with another body it is refused.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]+$" },
    example: "order-4711",
  },
  AcceptLanguage: {
    name: "Accept-Language",
    in: "header",
    required: false,
    description: "The language of the sentences in problem documents: English or German.",
    schema: { type: "string", default: "en" },
    example: "de",
  },
} as const;

const BROKEN_EXAMPLE: ProblemDocument = {
  type: problemType("broken"),
  title: problemTitle("broken"),
  status: 500,
  code: "broken",
  detail: "That did not work because of a fault on our side.",
  instance: "/api/v1/accounts",
  reference: "5F0C21AB",
};

const BROKEN = {
  description: "A fault on the portal's side. `reference` names it in the portal's log.",
  content: { "application/problem+json": { schema: refTo(PROBLEM), example: BROKEN_EXAMPLE } },
};
