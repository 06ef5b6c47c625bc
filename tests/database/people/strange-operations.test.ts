import { beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import type { Operation } from "@/lib/platform/api/operation";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { portalTime } from "@/tests/support/clock";
import { PORT14 } from "@/tests/support/licenses";
import { answerOf, parametersOf } from "@/tests/support/operations";
import { createOwnedWorld, OWNED, type OwnedWorld, rowsOfOwners } from "@/tests/support/owned-world";

let world: OwnedWorld;
let moment: string;

beforeAll(async () => {
  world = await createOwnedWorld();
  moment = new Date(Number(await portalTime()) * 1000).toISOString();
});

const named = OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);
const reading = named.filter(([, { method }]) => method === "GET");

const idsOf = ({ shared, partners }: OwnedWorld): string[] => [
  ...Object.values(shared),
  ...Object.values(partners),
];

const SERIAL = /^(?:[\dA-F]{2}-){5}/i;

/** What is owned that a parameter could stand for. */
function thingsFor(name: string | undefined): string[] {
  if (name === "month") return [moment.slice(0, 7)];
  return idsOf(world).filter((id) => SERIAL.test(id) === (name === "serial"));
}

/** Every way to put what is owned into a request: within its own place, and within a project of whoever asks. */
async function requestsOf(operation: Operation, { organizationId }: Scope): Promise<string[][]> {
  const names = parametersOf(operation);
  if (names.length === 0 && !operation.body) return [[]];
  if (names.length < 2) return thingsFor(names[0]).map((thing) => [thing]);
  const projects = await db.project.findMany({ where: { organizationId } });
  const own = projects.map(({ id }) => id);
  const places = [world.shared.account ?? "", world.partners.project ?? "", ...own];
  return places.flatMap((place) => thingsFor(names[1]).map((thing) => [place, thing]));
}

/** All that somebody is answered who asks an operation for what is owned. */
async function answersOf(operation: Operation, scope: Scope): Promise<string> {
  const { organizationId } = world.cast.customer;
  const query = { isc: "1", at: moment, article: PORT14, organizationId };
  const requests = await requestsOf(operation, scope);
  const answers = await Promise.all(
    requests.map((params) =>
      answerOf(operation, scope, { params, id: params.at(-1) ?? "", word: OWNED, query }),
    ),
  );
  // What was looked for comes back in an answer; that it exists does not.
  return answers.join("\n").replaceAll(`"q":"${OWNED}"`, "");
}

const foundIn = (text: string, hidden: Iterable<string>): string[] =>
  [...hidden].filter((word) => text.includes(word));

test("a partner comes across everything of its own by the same requests", async () => {
  const answers: string[] = [];
  for (const [, operation] of reading) answers.push(await answersOf(operation, world.cast.partner));
  const ids = idsOf(world);
  expect(foundIn(answers.join("\n"), ids)).toEqual(ids);
});

describe.each(["partner", "customer", "sibling"] as const)("a strange organization (%s)", (kind) => {
  let before: Awaited<ReturnType<typeof rowsOfOwners>>;
  beforeAll(async () => {
    before = await rowsOfOwners(world);
  });

  test.each(named)("%s: is refused, or holds nothing of another organization's", async (_name, operation) => {
    const answers = await answersOf(operation, world.strangers[kind]);
    expect(foundIn(answers, [OWNED, ...idsOf(world)])).toEqual([]);
  });

  test("has changed nothing of it with all of that", async () => {
    expect(await rowsOfOwners(world)).toEqual(before);
  });
});

test.each(reading)("%s: tells a customer nothing that is its partner's alone", async (_name, operation) => {
  const answers = await answersOf(operation, world.cast.customer);
  expect(foundIn(answers, Object.values(world.partners))).toEqual([]);
});
