import { expect, it } from "vitest";
import { MOST_WARNING_ADDRESSES, wrongAddresses } from "@/lib/domain/accounts/warning-addresses";
import { newAccountSchema } from "@/lib/features/accounts/schema";

/** What the form reads of what was typed, through the schema that answers it. */
function problemOf(warningEmails: string) {
  const checked = newAccountSchema.shape.warningEmails.safeParse(warningEmails);
  const paths = (checked.error?.issues ?? []).map(({ path }) => ["warningEmails", ...path].join("."));
  return wrongAddresses(
    Object.fromEntries(paths.map((path) => [path, "wrong"])),
    "warningEmails",
    warningEmails,
  );
}

it("names the address that is none among those that were typed", () => {
  expect(problemOf("it@example.com, IT@example.com; erika@,x")).toEqual({ kind: "wrong", address: "erika@" });
  expect(problemOf("nobody")).toEqual({ kind: "wrong", address: "nobody" });
});

it("says when there are too many, and nothing when all is well", () => {
  const many = Array.from({ length: MOST_WARNING_ADDRESSES + 1 }, (_, index) => `it${index}@example.com`);
  expect(problemOf(many.join(","))).toEqual({ kind: "tooMany" });
  for (const fine of ["", " , ", "it@example.com", many.slice(1).join(" ")])
    expect(problemOf(fine)).toEqual({ kind: "none" });
});
