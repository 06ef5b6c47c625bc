import type * as Argon2Package from "@node-rs/argon2";
import { describe, expect, test, vi } from "vitest";
import { UNSENT } from "@/lib/domain/form-state";
import { confirmSignUp } from "@/lib/features/sign-ups/actions";
import {
  confirmSignUp as confirm,
  mailConfirmationAgain,
  prepareSignUp,
  storeSignUp,
} from "@/lib/features/sign-ups/mutations";
import { signUp } from "@/lib/features/sign-ups/actions";
import { createOrganization } from "@/lib/features/organizations/mutations";
import { createPasswordLink, setPasswordByLink } from "@/lib/features/people/mutations";
import { currentScope, currentSelf } from "@/lib/platform/access/session-gate";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser, redirectOf } from "@/tests/support/browser";
import { linkMailedTo, mailsTo } from "@/tests/support/links";
import { createPerson } from "@/tests/support/people";

const after = vi.hoisted(() => ({ work: [] as (() => Promise<unknown>)[], hashed: 0 }));
vi.mock("next/server", () => ({ after: (work: () => Promise<unknown>) => after.work.push(work) }));
vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => "de" }));
vi.mock("@node-rs/argon2", async (importOriginal) => {
  const original = await importOriginal<typeof Argon2Package>();
  const hash: typeof original.hash = (...given) => {
    after.hashed += 1;
    return original.hash(...given);
  };
  return { ...original, hash };
});

const NEW = "a river of seventeen geese";
let count = 0;
const newEmail = () => `neu${(count += 1)}@sign-up.example`;
const typed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const register = async (email: string, newPassword = NEW, name = "Neu Mann") =>
  storeSignUp(await prepareSignUp({ email, name, newPassword }, "de"));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "granted",
    (error: { code: string }) => error.code,
  );
const use = (link: string) => codeOf(confirm({ link, password: NEW }));
const signsIn = (email: string, password = NEW) =>
  codeOf(checkCredentials({ email, password, address: "203.0.113.8" }));

const send = (email: string) =>
  inBrowser(newBrowser(), () => signUp(UNSENT, typed({ email, name: "Robin", newPassword: NEW })));

describe("a new person", () => {
  test("confirms by the link in the mail and the password, and is signed in without an organization", async () => {
    const email = newEmail();
    await register(email);
    expect(await signsIn(email)).toBe("email_unconfirmed");
    expect(await signsIn(email, "not the password")).toBe("sign_in_refused");
    const link = await linkMailedTo(email, "confirm-email");
    await inBrowser(newBrowser(), async () => {
      const wrong = await confirmSignUp(UNSENT, typed({ link, password: "of somebody else" }));
      expect(wrong.fieldErrors.password).toBe("Das ist nicht Ihr jetziges Passwort.");
      expect(await redirectOf(() => confirmSignUp(UNSENT, typed({ link, password: NEW })))).toBe("/welcome");
      expect(await currentScope()).toBeNull();
      const self = await currentSelf();
      expect(self).toMatchObject({ email, name: "Neu Mann" });
      const organizationId = self && (await createOrganization(self, { name: "Neue GmbH" }));
      const project = await db.project.findFirst({ where: { organizationId: organizationId ?? "" } });
      expect(project?.name).toBe("DEFAULT");
      expect(self && (await codeOf(createOrganization(self, { name: "Neue GmbH" })))).toBe("name_taken");
    });
    expect(await signsIn(email)).toBe("granted");
    const organization = await db.organization.findFirstOrThrow({ where: { name: "Neue GmbH" } });
    expect(organization).toMatchObject({ kind: "partner", partnerId: null });
  });

  test("whose link was used, has expired, was replaced or is made up starts anew", async () => {
    const email = newEmail();
    await register(email);
    const first = await linkMailedTo(email, "confirm-email");
    await mailConfirmationAgain(email, "en");
    const second = await linkMailedTo(email, "confirm-email");
    expect(second).not.toBe(first);
    expect([await use(first), await use("made-up")]).toEqual(["link_invalid", "link_invalid"]);
    await db.$executeRaw`UPDATE email_links SET expires_at = expires_at - interval '1 day' WHERE email = ${email}`;
    expect(await use(second)).toBe("link_invalid");
    await mailConfirmationAgain(email, "en");
    const third = await linkMailedTo(email, "confirm-email");
    const answers = await Promise.all([use(third), use(third)]);
    expect(answers.filter((answer) => answer === "granted")).toHaveLength(1);
    expect(await use(third)).toBe("link_invalid");
  });

  test("is stored without the link itself", async () => {
    const email = newEmail();
    await register(email);
    const stored = await db.emailLink.findFirstOrThrow({ where: { email } });
    expect(stored.tokenHash).toHaveLength(32);
    expect(Buffer.from(stored.tokenHash).toString("latin1")).not.toContain(
      await linkMailedTo(email, "confirm-email"),
    );
  });

  test("who sets a password by a mailed link has confirmed the address with it, and the other's is gone", async () => {
    const email = newEmail();
    await register(email, "password of a stranger 77");
    const { id } = await db.user.findUniqueOrThrow({ where: { email } });
    await setPasswordByLink({ link: await createPasswordLink(id), newPassword: NEW });
    expect(await signsIn(email)).toBe("granted");
    expect(await signsIn(email, "password of a stranger 77")).toBe("sign_in_refused");
  });
});

describe("who is registered cannot be found out", () => {
  test("the page says the same, after the same work, to a known and to an unknown address", async () => {
    const known = await createPerson();
    const unknown = newEmail();
    after.hashed = 0;
    const answers = [await send(known.email), await send(unknown)];
    expect(after.hashed).toBe(2);
    const withoutEmail = answers.map(({ values: _typed, ...answer }) => answer);
    expect(withoutEmail[0]).toEqual(withoutEmail[1]);
    for (const work of after.work.splice(0)) await work();
    expect((await mailsTo(known.email)).map(({ kind }) => kind)).toEqual(["address-known"]);
    expect((await mailsTo(unknown)).map(({ kind }) => kind)).toEqual(["email-link"]);
    expect(await signsIn(known.email, "correct horse battery staple")).toBe("granted");
    const after3 = await db.user.findUniqueOrThrow({ where: { email: known.email } });
    expect(after3.name).toBe(known.name);
  });

  test("after a few mails everybody has to wait, whoever has the address", async () => {
    const known = await createPerson();
    for (const email of [known.email, newEmail()]) {
      for (let n = 0; n < 3; n += 1) expect((await send(email)).answer).toBe(true);
      expect((await send(email)).formError).toMatch(/^Das waren zu viele Versuche/);
    }
    after.work.length = 0;
  });

  test("a password is judged by itself alone", async () => {
    const state = await inBrowser(newBrowser(), () =>
      signUp(UNSENT, typed({ email: newEmail(), name: "Robin", newPassword: "password1234" })),
    );
    expect(state.fieldErrors.newPassword).toMatch(/^Dieses Passwort/);
    expect(JSON.stringify(state)).not.toContain("password1234");
  });

  test("the same address registered ten times at once is one person", async () => {
    const email = newEmail();
    await Promise.all(Array.from({ length: 10 }, (_, n) => register(email, `${NEW} ${n}`)));
    expect(await db.user.count({ where: { email } })).toBe(1);
    expect(await db.emailLink.count({ where: { email, usedAt: null } })).toBe(1);
  });
});
