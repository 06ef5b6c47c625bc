import { expect, test } from "vitest";
import { decideLeaving, decideRights } from "@/lib/domain/organizations/member-rights";

test("without a limit every permission can be given", () => {
  expect(decideRights({ permissions: ["view", "members"], limited: false, projectIds: [] })).toBe("good");
});

test("a limit to projects names some, and leaves only what concerns them", () => {
  expect(decideRights({ permissions: ["view"], limited: true, projectIds: [] })).toBe("projects_missing");
  expect(decideRights({ permissions: ["view", "licenses"], limited: true, projectIds: ["a"] })).toBe("good");
  expect(decideRights({ permissions: ["view", "rental"], limited: true, projectIds: ["a"] })).toBe(
    "rights_too_wide",
  );
});

test("the last one who looks after members stays; all others may go", () => {
  const manager = { userId: "a", permissions: ["view", "members"] };
  const reader = { userId: "b", permissions: ["view"] };
  expect(decideLeaving([manager, reader], "a")).toBe("last_manager");
  expect(decideLeaving([manager, reader], "b")).toBe("allowed");
  expect(decideLeaving([manager, { ...manager, userId: "c" }], "a")).toBe("allowed");
  expect(decideLeaving([reader], "b")).toBe("allowed");
});
