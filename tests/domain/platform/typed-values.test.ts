import { expect, test } from "vitest";
import { z } from "zod";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { sellerSchema } from "@/lib/features/billing/schema";
import { clockFormSchema } from "@/lib/features/clock/schema";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { parsed, wholeNumber } from "@/lib/features/fields/schema";
import { provisioningCodeFormSchema } from "@/lib/features/provisioning-codes/schema";
import { invalidSentence } from "@/lib/platform/invalid-sentence";

const schema = z.object({
  count: wholeNumber({ min: 1, max: 1_000 }).optional(),
  serial: parsed(parseSerial).optional(),
  email: z.email().optional(),
});

/** The first sentence a person reads about what was typed, or null where it is taken. */
function told(typed: Readonly<Record<string, unknown>>): string | null {
  const [issue] = schema.safeParse(typed, { reportInput: true }).error?.issues ?? [];
  return issue ? invalidSentence(issue, "en") : null;
}

test.each(["1.000", "1,000", "1e3", "0x10", "1.0", "12 34", "abc", "½", "1".repeat(5) + "e"])(
  "what is not plain digits is no whole number: %s",
  (count) => {
    expect(told({ count })).toBe("Please enter a whole number, in digits alone.");
  },
);

test("digits with spaces around them and numbers count", () => {
  expect(schema.parse({ count: " 12 " }).count).toBe(12);
  expect(schema.parse({ count: 12 }).count).toBe(12);
  expect(told({ count: 1.5 })).toBe("Please enter a whole number, in digits alone.");
});

test("a number out of bounds is told the bound of its field, however far out it is", () => {
  expect(told({ count: "0" })).toBe("Please enter 1 or more.");
  expect(told({ count: "-7" })).toBe("Please enter 1 or more.");
  expect(told({ count: "1001" })).toBe("Please enter 1000 or less.");
  expect(told({ count: "9".repeat(30) })).toBe("Please enter 1000 or less.");
});

test.each(["count", "serial", "email"])("an empty %s is to be filled in, not wrong", (field) => {
  const [issue] =
    schema.required().safeParse(
      { count: 1, serial: "009033000000", email: "a@b.example", [field]: "" },
      {
        reportInput: true,
      },
    ).error?.issues ?? [];
  expect(issue && invalidSentence(issue, "de")).toBe("Bitte füllen Sie dieses Feld aus.");
});

test("an empty activation key is told how one looks", () => {
  const [issue] = parsed(parseActivationKey).safeParse("", { reportInput: true }).error?.issues ?? [];
  expect(issue && invalidSentence(issue, "en")).toMatch(/^Paste an activation key\. It looks like ACT-1-/);
});

test("what is not an email address is told how one looks", () => {
  expect(told({ email: "anna@" })).toBe("This is not an email address. It looks like name@company.example.");
});

test("the clock asks for a number only to be moved on by it", () => {
  expect(clockFormSchema.safeParse({ move: "advance", count: "", unit: "days" }).success).toBe(false);
  expect(clockFormSchema.parse({ move: "advance", count: "2", unit: "days" })).toEqual({
    advanceSeconds: 172_800,
  });
  expect(clockFormSchema.parse({ move: "freeze", count: "abc", unit: "days" })).toEqual({ frozen: true });
});

test("a code for one device does not ask how many a rollout has, and one for a rollout does", () => {
  const form = { accountId: "01990b5a-7c00-7000-8000-000000000003", devices: "" };
  const read = (purpose: string, devices: string) =>
    provisioningCodeFormSchema.safeParse({ ...form, purpose, devices }, { reportInput: true });
  expect(read("device", "1.000").data).toEqual({ accountId: form.accountId, purpose: "device" });
  expect(read("rollout", "12").data).toMatchObject({ devices: 12 });
  for (const devices of ["1.000", ""]) expect(read("rollout", devices).success).toBe(false);
});

test.each(["19 %", "100", "-1", "8.125", ""])("a VAT rate is told how one looks: %j", (typed) => {
  const { error } = sellerSchema.shape.vatRate.safeParse(typed, { reportInput: true });
  expect(error?.issues[0] && invalidSentence(error.issues[0], "en")).toMatch(/percent, from 0|fill in/);
});

test("a VAT rate is taken in hundredths of a percent, with a point or a comma", () => {
  for (const [typed, rate] of [
    ["19", 1_900],
    ["8,1", 810],
    ["8.10", 810],
    ["0", 0],
  ] as const)
    expect(sellerSchema.shape.vatRate.parse(typed)).toBe(rate);
});
