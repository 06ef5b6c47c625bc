import fc from "fast-check";
import { expect, test } from "vitest";
import { readLaw } from "@/lib/features/license-law/data";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { createWorld, type Step, STEPS, takeStep } from "@/tests/support/license-world";

await freezeClock();

/** What does not add up, in words: nothing, mostly. */
async function faultsOfLaw(): Promise<string[]> {
  const { rows } = await readLaw();
  return rows
    .filter(({ holds }) => !holds)
    .map(
      ({ articleName, missing, disagreeing, held, moved }) =>
        `${articleName ?? "iSC"}: ${missing} missing; ${disagreeing
          .map((place) => `${place} holds ${held[place]}, moved ${moved[place]}`)
          .join("; ")}`,
    );
}

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom(...STEPS),
  actor: fc.nat(2),
  other: fc.nat(2),
  pick: fc.nat(1_000),
  amount: fc.integer({ min: 1, max: 12 }),
});

test("whatever several organizations do, one after the other or at once, the law holds to the piece and the tick", async () => {
  const world = await createWorld();
  const taken = new Map<string, number>();
  const run = async (one: Step) => {
    const outcome = await takeStep(world, one);
    const name = `${one.name} ${outcome}`;
    taken.set(name, (taken.get(name) ?? 0) + 1);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 3, maxLength: 6 }),
      async (rounds) => {
        for (const atOnce of rounds) {
          await Promise.all(atOnce.map(run));
          await advanceClock(3_601n);
          expect(await faultsOfLaw()).toEqual([]);
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  // What the dice left out is done now, so that every operation has gone through. Time goes on, too: whoever has
  // named too many unknown keys and serials is heard again after an hour.
  const missing = () => STEPS.filter((name) => !taken.has(`${name} done`));
  for (let seed = 0; missing().length > 0 && seed < 60; seed += 1) {
    const names = ["issue", "add", "divide", "offer", "bind", "preassign", ...missing()];
    const dice = fc.sample(step, { seed, numRuns: names.length });
    for (const [index, name] of names.entries()) await run({ ...dice[index]!, name });
    await advanceClock(3_601n);
    expect(await faultsOfLaw()).toEqual([]);
  }
  expect(missing()).toEqual([]);
}, 180_000);
