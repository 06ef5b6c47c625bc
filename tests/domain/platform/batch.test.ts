import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { inBatches } from "@/lib/platform/batch";

test("what is asked at once is answered together, each with its own answer", async () => {
  const sizes: number[] = [];
  const double = inBatches(async (numbers: readonly number[]) => {
    sizes.push(numbers.length);
    return numbers.map((number) => 2 * number);
  });
  const answers = await Promise.all(Array.from({ length: 1_200 }, (_, number) => double(number)));
  expect(answers).toEqual(Array.from({ length: 1_200 }, (_, number) => 2 * number));
  expect(sizes).toEqual([500, 500, 200]);
});

test("who comes while batches are under way goes with the next, and never more than two are", async () => {
  let [underWay, most] = [0, 0];
  const ask = inBatches(async (questions: readonly number[]) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await setTimeout(5);
    underWay -= 1;
    return questions;
  });
  const asked: Promise<number>[] = [];
  for (let question = 0; question < 20; question += 1) {
    asked.push(ask(question));
    await setTimeout(1);
  }
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, number) => number));
  expect(most).toBe(2);
});

test("a question that cannot be answered spoils nobody else's answer", async () => {
  const ask = inBatches(async (questions: readonly number[]) => {
    if (questions.includes(3)) throw new Error("three");
    return questions;
  });
  const answers = await Promise.allSettled([1, 2, 3, 4].map(ask));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
});
