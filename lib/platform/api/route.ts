import { DEFAULT_LOCALE, preferredLocale } from "@/lib/domain/display/locale";
import { Refusal } from "@/lib/domain/refusal";
import { scopeFromBearer } from "@/lib/platform/access/bearer";
import { requireWrite } from "@/lib/platform/access/scope";
import { responseOf } from "@/lib/platform/api/answer";
import { idempotencyKeyOf } from "@/lib/platform/api/idempotency-key";
import type { Operation } from "@/lib/platform/api/operation";
import { problemResponse } from "@/lib/platform/api/problem";
import { problemOf } from "@/lib/platform/api/problem-of";
import { readJsonBody } from "@/lib/platform/api/request-body";

/** Next gives a path without parameters none to await. */
type Context = Readonly<{ params: Promise<Record<string, string | string[] | undefined> | undefined> }>;
type Handler = (request: Request, context: Context) => Promise<Response>;

/** The methods a route file exports. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type RouteHandlers = Readonly<Record<(typeof METHODS)[number], Handler>>;

const ADDRESS_HEADER = "x-portal-address";
const NO_CONTENT = 204;
const NUL = "\u0000";

/** The handlers of a route: its operations, and a problem document for every other method. */
export function routeOf(...operations: readonly Operation[]): RouteHandlers {
  const handlers = METHODS.map((method) => [method, handlerFor(method, operations)]);
  return Object.fromEntries(handlers) as RouteHandlers;
}

function handlerFor(method: (typeof METHODS)[number], operations: readonly Operation[]): Handler {
  const wanted = method === "HEAD" ? "GET" : method;
  const operation = operations.find((candidate) => candidate.method === wanted);
  if (operation) return (request, context) => answered(request, () => call(operation, request, context));
  if (operations.length === 0) return refusing(new Refusal("not_found"));
  const allowed = allowedBy(operations);
  if (method !== "OPTIONS") return refusing(new Refusal("method_not_allowed", { allowed }));
  return () => Promise.resolve(new Response(null, { status: NO_CONTENT, headers: { allow: allowed } }));
}

const refusing =
  (refusal: Refusal): Handler =>
  (request) =>
    answered(request, () => Promise.reject(refusal));

function allowedBy(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method);
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

async function call(operation: Operation, request: Request, { params }: Context): Promise<Response> {
  const { headers } = request;
  const scope = await scopeFromBearer(headers.get("authorization"), headers.get(ADDRESS_HEADER) ?? undefined);
  const reference = operation.method === "GET" ? undefined : idempotencyKeyOf(headers);
  if (operation.method !== "GET") requireWrite(scope);
  const answer = await operation.run({
    scope,
    reference,
    params: pathOf(await params),
    query: queryOf(request.url),
    readBody: () => readJsonBody(request),
  });
  return responseOf(answer, request);
}

async function answered(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    const problem = problemOf(thrown, localeOf(request.headers));
    return problemResponse(problem, new URL(request.url).pathname);
  }
}

/** The path's parameters; PostgreSQL keeps NUL in no text, so nothing is found by it. */
function pathOf(params: Awaited<Context["params"]> = {}): Readonly<Record<string, unknown>> {
  if (Object.values(params).some((text) => text?.includes(NUL))) throw new Refusal("text_unusable");
  return params;
}

/** The query's fields; one that is given several times is a list, which no schema takes for a text. */
function queryOf(url: string): Readonly<Record<string, string | string[]>> {
  const { searchParams } = new URL(url);
  const fields = [...new Set(searchParams.keys())].map((name): [string, string | string[]] => {
    const values = searchParams.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? "") : values];
  });
  for (const text of searchParams.values()) {
    if (text.includes(NUL)) throw new Refusal("text_unusable");
  }
  return Object.fromEntries(fields);
}

function localeOf(headers: Headers) {
  const wanted = headers.get("accept-language");
  return wanted === null ? DEFAULT_LOCALE : preferredLocale(wanted);
}
