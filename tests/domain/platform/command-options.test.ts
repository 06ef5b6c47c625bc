import { expect, test, vi } from "vitest";
import { readOptions, toldUsage } from "@/scripts/setup/options";

const USAGE = "npm run thing -- --name N";

test.each([["--help"], ["-h"]])("%s is answered with the usage alone", (flag) => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  expect(toldUsage(["--name", "x", flag], USAGE)).toBe(true);
  expect(log).toHaveBeenCalledWith(expect.stringContaining(USAGE));
  log.mockClear();
  expect(toldUsage(["--name", "x"], USAGE)).toBe(false);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

test("an option nobody knows is refused with the usage", () => {
  expect(readOptions(["--name", "x"], ["name"], USAGE)).toEqual({ name: "x" });
  expect(() => readOptions(["--color", "x"], ["name"], USAGE)).toThrow(USAGE);
});
