import { describe, expect, test } from "vitest";
import { safeReturnPath } from "@/lib/domain/people/return-path";

describe("after signing in", () => {
  test("a person goes on to the page they asked for", () => {
    expect(safeReturnPath("/accounts/7?tab=history#row-3")).toBe("/accounts/7?tab=history#row-3");
  });

  test.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "\\\\evil.example",
    "/.//evil.example/",
    "/accounts/..//evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    "evil.example",
    "",
    undefined,
    42,
  ])("never to another host: %j", (asked) => {
    expect(safeReturnPath(asked)).toBe("/");
  });
});
