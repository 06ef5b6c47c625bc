import { beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { isRefusal } from "@/lib/domain/refusal";
import type { Scope } from "@/lib/platform/access/scope";
import { commonRefusal, faultsIn, InvalidInput } from "@/lib/platform/api/input-faults";
import { describedOperation } from "@/lib/platform/api/open-api/described";
import type { Operation } from "@/lib/platform/api/operation";
import { createCast } from "@/tests/support/cast";
import { placesIn, withValueAt } from "@/tests/support/changed-values";

const WRONG = [
  "",
  "x",
  "-1",
  "0",
  "1.005",
  "12 000",
  "2026-02-30T00:00:00Z",
  "a@b",
  -1,
  1.5,
  1e300,
  null,
  [],
  {},
];

/** The code a request is refused with when this is all that is wrong with it; none where nothing is. */
function codeOf(schema: NonNullable<Operation["params"]>["shape"][string], value: unknown): string | null {
  const { error } = schema.safeParse(value, { reportInput: true });
  return error ? (commonRefusal(faultsIn("body", error.issues))?.code ?? "invalid") : null;
}

/** Every code wrong input to an operation comes to, one wrong value at a time. */
function inputCodes({ params, query, body }: Operation): Set<string> {
  const fields = [...Object.values(params?.shape ?? {}), ...Object.values(query?.shape ?? {})];
  const texts = WRONG.filter((value) => typeof value === "string");
  const codes = fields.flatMap((field) => texts.map((text) => codeOf(field, text)));
  for (const place of body ? placesIn(body.example) : [])
    codes.push(...WRONG.map((value) => codeOf(body!.schema, withValueAt(body!.example, place, value))));
  return new Set(codes.filter((code) => typeof code === "string"));
}

describe("what wrong input is refused with", () => {
  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))("%s tells", (_id, operation) => {
    const told = describedOperation(operation).refusals;
    expect([...inputCodes(operation)].filter((code) => !told.includes(code as never))).toEqual([]);
  });
});

describe("whoever asks for what they have no right to, or what is not there", () => {
  let people: Scope[];
  beforeAll(async () => {
    const { vendor, partner, customer } = await createCast();
    const readers = [vendor, partner].map((scope): Scope => ({ ...scope, access: "read" }));
    people = [vendor, partner, customer, ...readers];
  });

  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    "%s tells",
    async (_id, operation) => {
      const told: readonly string[] = describedOperation(operation).refusals;
      const codes = await Promise.all(people.map((scope) => codeFor(scope, operation)));
      expect(codes.filter((code) => code !== null && !told.includes(code))).toEqual([]);
    },
  );
});

const KNOWN: Readonly<Record<string, string>> = {
  serial: "00-90-33-46-0A-F2",
  month: "2026-11",
  number: "02-00039-002",
};
const NOBODY = "01990b5a-7c00-7000-8000-00000000ffff";

/** What somebody is refused who sends an operation's example about something that is not there; null where nothing is. */
async function codeFor(scope: Scope, { path, method, query, body, run }: Operation): Promise<string | null> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const needed = { isc: "1", article: "isc", old: NOBODY };
  const asked = Object.entries(needed).filter(([name]) => query && name in query.shape);
  if (scope.access === "read" && method !== "GET") return null;
  try {
    await run({
      scope,
      reference: undefined,
      params: Object.fromEntries(names.map((name) => [name, KNOWN[name] ?? NOBODY])),
      query: Object.fromEntries(asked),
      readBody: () => Promise.resolve(body?.example),
    });
    return null;
  } catch (thrown) {
    if (thrown instanceof InvalidInput) return commonRefusal(thrown.faults)?.code ?? "invalid";
    if (isRefusal(thrown)) return thrown.code;
    throw thrown;
  }
}
