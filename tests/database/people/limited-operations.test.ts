import { beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { isRefusal } from "@/lib/domain/refusal";
import type { Scope } from "@/lib/platform/access/scope";
import { InvalidInput } from "@/lib/platform/api/input-faults";
import type { Operation } from "@/lib/platform/api/operation";
import { HIDDEN, createLimitedWorld, type LimitedWorld } from "@/tests/support/limited";

const PLACEHOLDER = /\{(\w+)\}/g;
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** What an operation answers, as text; what it refuses has no content. */
async function answerOf(operation: Operation, scope: Scope, id: string): Promise<string> {
  const names = [...operation.path.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  const body: unknown =
    operation.body && JSON.parse(JSON.stringify(operation.body.example).replaceAll(UUID, id));
  const fields = Object.keys(operation.query?.shape ?? {});
  const asksWords = fields.filter((name) => ["q", "search", "text"].includes(name));
  try {
    const answer = await operation.run({
      scope,
      params: Object.fromEntries(names.map((name) => [name, id])),
      query: Object.fromEntries(asksWords.map((name) => [name, HIDDEN])),
      readBody: async () => body,
      reference: undefined,
    });
    return JSON.stringify(answer, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
  } catch (error) {
    if (isRefusal(error) || error instanceof InvalidInput) return "";
    throw error;
  }
}

describe.each(["customer", "partner"] as const)("somebody who sees one project of a %s", (kind) => {
  let world: LimitedWorld;
  beforeAll(async () => {
    world = await createLimitedWorld(kind);
  });

  test("is kept from what somebody who sees it all comes across by the same requests", async () => {
    const reading = OPERATIONS.filter(({ method }) => method === "GET");
    const answers = await Promise.all(
      reading.flatMap((operation) => world.hiddenIds.map((id) => answerOf(operation, world.cast[kind], id))),
    );
    const missed = world.hidden.filter((text) => !answers.some((answer) => answer.includes(text)));
    expect(missed).toEqual([]);
  });

  test.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    "%s: is refused, or holds nothing else of the organization",
    async (_name, operation) => {
      const ids = operation.path.includes("{") || operation.body ? world.hiddenIds : [world.projectId];
      for (const id of ids) {
        const answer = await answerOf(operation, world.limited, id);
        // What was asked for comes back in an answer; that it exists does not.
        const found = world.hidden.filter((text) => answer.replaceAll(`"q":"${HIDDEN}"`, "").includes(text));
        expect(found, answer).toEqual([]);
      }
    },
  );
});
