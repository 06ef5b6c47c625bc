import { beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import type { Scope } from "@/lib/platform/access/scope";
import type { Operation } from "@/lib/platform/api/operation";
import { HIDDEN, createLimitedWorld, type LimitedWorld } from "@/tests/support/limited";
import { answerOf, parametersOf } from "@/tests/support/operations";

/** What an operation answers, with an id for every parameter. */
const answerWith = (operation: Operation, scope: Scope, id: string): Promise<string> =>
  answerOf(operation, scope, { params: parametersOf(operation).map(() => id), id, word: HIDDEN });

describe.each(["customer", "partner"] as const)("somebody who sees one project of a %s", (kind) => {
  let world: LimitedWorld;
  beforeAll(async () => {
    world = await createLimitedWorld(kind);
  });

  test("is kept from what somebody who sees it all comes across by the same requests", async () => {
    const reading = OPERATIONS.filter(({ method }) => method === "GET");
    const answers = await Promise.all(
      reading.flatMap((operation) =>
        world.hiddenIds.map((id) => answerWith(operation, world.cast[kind], id)),
      ),
    );
    const missed = world.hidden.filter((text) => !answers.some((answer) => answer.includes(text)));
    expect(missed).toEqual([]);
  });

  test.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    "%s: is refused, or holds nothing else of the organization",
    async (_name, operation) => {
      const ids = operation.path.includes("{") || operation.body ? world.hiddenIds : [world.projectId];
      for (const id of ids) {
        const answer = await answerWith(operation, world.limited, id);
        // What was asked for comes back in an answer; that it exists does not.
        const found = world.hidden.filter((text) => answer.replaceAll(`"q":"${HIDDEN}"`, "").includes(text));
        expect(found, answer).toEqual([]);
      }
    },
  );
});
