import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { Refusal } from "@/lib/domain/refusal";
import { parsed } from "@/lib/features/fields/schema";
import { answerForm, answerOpenForm } from "@/lib/platform/action";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { log } from "@/lib/platform/log";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { inBrowser, newBrowser } from "@/tests/support/browser";
import { createPerson } from "@/tests/support/people";

const page = vi.hoisted(() => ({ locale: "en" }));
vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => page.locale }));

const schema = z.object({ name: z.string().trim().min(1), serial: parsed(parseSerial) });
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const readFields = (sent: FormData) => ({ name: sent.get("name"), serial: sent.get("serial") });
const FILLED = { name: "Headquarters", serial: "00-90-33-00-00-01" };
const failing = (thrown: unknown) => ({
  schema,
  write: async (): Promise<null> => {
    throw thrown;
  },
});

beforeEach(() => {
  page.locale = "en";
});
afterEach(() => vi.restoreAllMocks());

test("what is wrong with a field stands at the field, and everything typed stays", async () => {
  const typed = { name: "  ", serial: "nonsense", $ACTION_ID_x: "", password: "secret" };
  const state = await answerOpenForm(formOf(typed), failing(new Error("never reached")));
  expect(state.fieldErrors).toEqual({
    name: "Please fill in this field.",
    serial: expect.stringContaining("is not a serial"),
  });
  expect(state.values).toEqual({ name: "  ", serial: "nonsense" });
  expect(state).toMatchObject({ formError: null, answer: null });
});

test("it is said in the language of the page", async () => {
  page.locale = "de";
  const state = await answerOpenForm(formOf({ name: "", serial: FILLED.serial }), failing(null));
  expect(state.fieldErrors.name).toBe("Bitte füllen Sie dieses Feld aus.");
  const refused = await answerOpenForm(formOf(FILLED), failing(new Refusal("serial_taken", FILLED)));
  expect(refused.formError).toContain("Seriennummer");
});

test("what is refused is said over the form, or at the field it is about", async () => {
  const refusal = new Refusal("serial_taken", FILLED);
  const state = await answerOpenForm(formOf(FILLED), failing(refusal));
  expect(state).toMatchObject({ formError: expect.stringContaining("is in use already"), values: FILLED });
  const atField = { ...failing(refusal), fieldOf: { serial_taken: "serial" } };
  const shown = await answerOpenForm(formOf(FILLED), atField);
  expect(shown.fieldErrors.serial).toContain("is in use already");
  expect(shown.formError).toBeNull();
});

test("what broke is logged with a reference, and only the reference is told", async () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const error = new Error("relation accounts does not exist");
  const { formError, values } = await answerOpenForm(formOf(FILLED), failing(error));
  const reference = /reference ([0-9A-F]{8})\.$/.exec(formError ?? "")?.[1];
  expect(reference).toBeDefined();
  expect(formError).not.toContain("accounts");
  expect(values).toEqual(FILLED);
  expect(logged).toHaveBeenCalledWith({ err: error, reference }, expect.any(String));
});

test("a form of somebody who is signed in writes with their scope; everybody else keeps what they typed", async () => {
  const person = await createPerson();
  const write = vi.fn<(input: unknown, scope: { userId: string }) => Promise<string>>(
    async (_input, { userId }) => userId,
  );
  const browser = newBrowser();
  const ended = await inBrowser(browser, () => answerForm(formOf(FILLED), { schema, write }));
  expect(ended).toMatchObject({ formError: "Your session has ended. Please sign in again.", values: FILLED });
  expect(write).not.toHaveBeenCalled();
  const state = await inBrowser(browser, async () => {
    await openSession({ userId: person.id, sessionEpoch: 0 });
    return answerForm(formOf(FILLED), { schema, write });
  });
  expect(state.answer).toBe(person.id);
});

test("NUL, which nobody can type and no text in the database holds, is left out", async () => {
  const typed = formOf({ name: "Head\u0000quarters\u0000", serial: FILLED.serial });
  for (const handling of [{ schema }, { schema, read: readFields }]) {
    const state = await answerOpenForm(typed, { ...handling, write: async ({ name }) => name });
    expect(state).toMatchObject({ answer: "Headquarters", values: FILLED });
  }
});
