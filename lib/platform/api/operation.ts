import { z } from "zod";
import type { RefusalCode } from "@/lib/domain/refusal";
import type { Scope } from "@/lib/platform/access/scope";
import type { ApiAnswer } from "@/lib/platform/api/answer";
import { faultsIn, type InputFault, InvalidInput } from "@/lib/platform/api/input-faults";
import type { FaultPlace } from "@/lib/platform/api/problem";

/** The methods operations have. HEAD and OPTIONS are answered for each. */
export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A schema with the name it has in the document, and an example that fits it. */
export type NamedSchema<Schema extends z.ZodType = z.ZodType> = Readonly<{
  name: string;
  schema: Schema;
  example: z.input<Schema>;
}>;

/** What success looks like. `others` are further forms of the same content, by media type. */
export type AnswerDescription = Readonly<{
  status: number;
  description: string;
  content: NamedSchema;
  others?: Readonly<Record<string, Readonly<{ description: string; example: string }>>>;
  headers?: Readonly<Record<string, string>>;
}>;

/** All of an operation that is told in the document. */
export type OperationDescription = Readonly<{
  id: string;
  method: Method;
  /** With parameters in braces: "/api/v1/accounts/{id}". */
  path: string;
  tag: string;
  summary: string;
  description: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: NamedSchema;
  answer: AnswerDescription;
  /** What it may refuse besides what every operation may. */
  refusals: readonly RefusalCode[];
}>;

/** A request as it arrived: authorized, and not understood yet. */
export type RawCall = Readonly<{
  scope: Scope;
  params: unknown;
  query: unknown;
  readBody: () => Promise<unknown>;
  reference: string | undefined;
}>;

/** An operation with the work it does. Only what is made by `operation` is one. */
export type Operation = OperationDescription & Readonly<{ run: (call: RawCall) => Promise<ApiAnswer> }>;

type Call<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Readonly<{
  scope: Scope;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  /** The sender's Idempotency-Key. */
  reference: string | undefined;
}>;

type Described<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Omit<
  OperationDescription,
  "params" | "query" | "body"
> &
  Readonly<{
    params?: Params;
    query?: Query;
    body?: NamedSchema<Body>;
    handle: (call: Call<Params, Query, Body>) => Promise<ApiAnswer>;
  }>;

const NOTHING = z.strictObject({});
const NO_BODY = z.undefined();

/**
 * An operation of the API: the schemas that check a request are the ones the document is made of, and the work is
 * only called with what passed them.
 */
export function operation<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = typeof NO_BODY,
>({ handle, ...description }: Described<Params, Query, Body>): Operation {
  const { params, query, body } = description;
  return {
    ...description,
    run: async ({ scope, reference, ...raw }) => {
      const sent = body ? await raw.readBody() : undefined;
      const path = check("path", params ?? NOTHING, raw.params);
      const asked = check("query", query ?? NOTHING, raw.query);
      const given = check("body", body?.schema ?? NO_BODY, sent);
      refuseFaults([path, asked, given]);
      return handle({
        scope,
        reference,
        params: path.value as z.output<Params>,
        query: asked.value as z.output<Query>,
        body: given.value as z.output<Body>,
      });
    },
  };
}

type Checked = Readonly<{ value: unknown; faults: readonly InputFault[] }>;

function check(place: FaultPlace, schema: z.ZodType, value: unknown): Checked {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success
    ? { value: result.data, faults: [] }
    : { value: undefined, faults: faultsIn(place, result.error.issues) };
}

function refuseFaults(parts: readonly Checked[]): void {
  const faults = parts.flatMap((part) => part.faults);
  if (faults.length > 0) throw new InvalidInput(faults);
}
