import fc from "fast-check";
import { expect, test } from "vitest";
import { RecentChanges } from "@/lib/domain/devices/recent-changes";

test("what was changed after a mark is changed since then, and nothing else is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 })),
      fc.nat(),
      fc.constantFrom("a", "b", "c"),
      (rounds, at, target) => {
        const changes = new RecentChanges();
        const marks = rounds.map((round) => {
          const mark = changes.mark();
          changes.note(round);
          return mark;
        });
        const from = rounds.length === 0 ? 0 : at % rounds.length;
        const expected = rounds.slice(from).some((round) => round.includes(target));
        expect(changes.isChangedSince(marks[from] ?? changes.mark(), [target])).toBe(expected);
      },
    ),
  );
});

test("after everything may have been changed, it counts as changed once", () => {
  const changes = new RecentChanges();
  const before = changes.mark();
  changes.noteEverything();
  expect(changes.isChangedSince(before, ["anything"])).toBe(true);
  expect(changes.isChangedSince(changes.mark(), ["anything"])).toBe(false);
});

test("more changes than can be remembered count as a change of everything", () => {
  const changes = new RecentChanges();
  const before = changes.mark();
  for (let target = 0; target <= 20_000; target += 1) changes.note([String(target)]);
  expect(changes.isChangedSince(before, ["quiet"])).toBe(true);
});
