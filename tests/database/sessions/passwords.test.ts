import { describe, expect, test, vi } from "vitest";
import { UNSENT } from "@/lib/domain/form-state";
import { changePassword, setPassword } from "@/lib/features/people/actions";
import { loadPersonOfLink } from "@/lib/features/people/loaders";
import { createPasswordLink, setPasswordByLink } from "@/lib/features/people/mutations";
import { currentScope } from "@/lib/platform/access/session-gate";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser, redirectOf } from "@/tests/support/browser";
import { createPerson, PASSWORD, type TestPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

const NEW = "a river of seventeen geese";
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const signsIn = (email: string, password: string) =>
  checkCredentials({ email, password, address: "203.0.113.77" }).then(
    () => true,
    () => false,
  );
async function signedIn(person: TestPerson) {
  const browser = newBrowser();
  await inBrowser(browser, () => openSession({ userId: person.id, sessionEpoch: 0 }));
  return browser;
}

describe("a link sets a password", () => {
  test("once, signs its person in and ends their other sessions", async () => {
    const person = await createPerson();
    const [link, second] = [await createPasswordLink(person.id), await createPasswordLink(person.id)];
    const before = await signedIn(person);
    const here = newBrowser();
    await inBrowser(here, async () => {
      expect(await loadPersonOfLink(link)).toMatchObject({ email: person.email });
      expect(await redirectOf(() => setPassword(UNSENT, formOf({ link, newPassword: NEW })))).toBe("/");
      expect((await currentScope())?.userId).toBe(person.id);
      for (const used of [link, second]) {
        const again = await setPassword(UNSENT, formOf({ link: used, newPassword: `${NEW} again` }));
        expect(again.formError).toMatch(/^This link has been used or has expired/);
        expect(await loadPersonOfLink(used)).toBeNull();
      }
    });
    expect(await inBrowser(before, currentScope)).toBeNull();
    expect(await signsIn(person.email, NEW)).toBe(true);
    expect(await signsIn(person.email, PASSWORD)).toBe(false);
  });

  test("once, also when it is sent ten times at once", async () => {
    const { id } = await createPerson({ hasPassword: false });
    const link = await createPasswordLink(id);
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => setPasswordByLink({ link, newPassword: `${NEW} ${n}` })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { sessionEpoch } = await db.user.findUniqueOrThrow({ where: { id } });
    expect(sessionEpoch).toBe(1);
  });

  test("not after three days, nor for somebody who was removed, nor a made-up one", async () => {
    const person = await createPerson({ hasPassword: false });
    const link = await createPasswordLink(person.id);
    await db.$executeRaw`UPDATE password_links SET expires_at = expires_at - interval '3 days'`;
    expect(await loadPersonOfLink(link)).toBeNull();
    const fresh = await createPasswordLink(person.id);
    await db.user.update({ where: { id: person.id }, data: { removedAt: new Date() } });
    for (const dead of [link, fresh, "made-up"])
      await expect(setPasswordByLink({ link: dead, newPassword: NEW })).rejects.toMatchObject({
        code: "link_invalid",
      });
  });

  test("is not stored where it could be read", async () => {
    const { id } = await createPerson();
    const link = await createPasswordLink(id);
    const [stored] = await db.passwordLink.findMany({ where: { userId: id } });
    expect(Buffer.from(stored?.tokenHash ?? []).toString("utf8")).not.toContain(link);
    expect(stored?.tokenHash).toHaveLength(32);
  });

  test.each([
    ["k7#fj29xq!p", "A password has at least 12 characters."],
    ["password1234", "This password is among the first that are tried."],
    ["x7 ".repeat(100), "A password has at most 256 characters."],
    ["", "Please fill in this field."],
  ])("but not %j, and the link stays good", async (newPassword, sentence) => {
    const { id } = await createPerson({ hasPassword: false });
    const link = await createPasswordLink(id);
    const state = await inBrowser(newBrowser(), () => setPassword(UNSENT, formOf({ link, newPassword })));
    expect(state.fieldErrors.newPassword).toContain(sentence);
    expect(await redirectOf(() => setPassword(UNSENT, formOf({ link, newPassword: NEW })))).toBe("/");
  });
});

const change = (currentPassword: string, newPassword: string) =>
  changePassword(UNSENT, formOf({ currentPassword, newPassword }));

describe("changing one's own password", () => {
  test("ends all other sessions at once and goes on in this browser", async () => {
    const person = await createPerson();
    const [here, other] = [await signedIn(person), await signedIn(person)];
    const old = new Map(here.jar);
    const state = await inBrowser(here, () => change(PASSWORD, NEW));
    expect(state).toMatchObject({ answer: true, formError: null });
    expect(await inBrowser(here, currentScope)).not.toBeNull();
    expect(await inBrowser(other, currentScope)).toBeNull();
    expect(await inBrowser({ ...here, jar: old }, currentScope)).toBeNull();
    expect(await signsIn(person.email, NEW)).toBe(true);
  });

  test("needs the present one, and counts wrong ones like attempts to sign in", async () => {
    const person = await createPerson();
    const browser = await signedIn(person);
    await inBrowser(browser, async () => {
      const wrong = await change("not the present one", NEW);
      expect(wrong.fieldErrors.currentPassword).toBe("This is not your present password.");
      for (let n = 1; n < 10; n += 1) await change("not the present one", NEW);
      expect((await change(PASSWORD, NEW)).formError).toMatch(/^That was tried too often/);
    });
    expect(await inBrowser(browser, currentScope)).not.toBeNull();
  });

  test("is open to whoever belongs to no organization", async () => {
    const person = await createPerson();
    await db.membership.deleteMany({ where: { userId: person.id } });
    const state = await inBrowser(await signedIn(person), () => change(PASSWORD, NEW));
    expect(state).toMatchObject({ answer: true, formError: null });
    expect(await signsIn(person.email, NEW)).toBe(true);
  });

  test("is refused with a sentence when the session has ended meanwhile", async () => {
    const state = await inBrowser(newBrowser(), () => change(PASSWORD, NEW));
    expect(state.formError).toBe("Your session has ended. Please sign in again.");
  });
});

const noticesTo = (email: string) =>
  db.mail.count({ where: { kind: "account-notice", recipients: { has: email } } });
const notedOf = (userId: string) =>
  db.auditEntry.count({ where: { actorId: userId, action: "password.changed" } });

describe("a changed password is told to its person, and noted", () => {
  test("whether it was changed with the old one or with a link", async () => {
    const person = await createPerson();
    await inBrowser(await signedIn(person), () => change(PASSWORD, NEW));
    expect([await noticesTo(person.email), await notedOf(person.id)]).toEqual([1, 1]);
    await setPasswordByLink({ link: await createPasswordLink(person.id), newPassword: PASSWORD });
    expect([await noticesTo(person.email), await notedOf(person.id)]).toEqual([2, 2]);
  });

  test("but the first password is no change", async () => {
    const person = await createPerson({ hasPassword: false });
    await setPasswordByLink({ link: await createPasswordLink(person.id), newPassword: PASSWORD });
    expect([await noticesTo(person.email), await notedOf(person.id)]).toEqual([0, 1]);
  });
});
