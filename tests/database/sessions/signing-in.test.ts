import type * as Argon2Package from "@node-rs/argon2";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { signIn, signOut } from "@/lib/features/sessions/actions";
import { UNSENT } from "@/lib/domain/form-state";
import { currentScope } from "@/lib/platform/access/session-gate";
import { db } from "@/lib/platform/db/client";
import { countAttempt } from "@/lib/platform/rate-limit";
import { inBrowser, newBrowser, optionsOf, redirectOf } from "@/tests/support/browser";
import { createPerson, PASSWORD } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

type Argon2 = typeof Argon2Package;
const argon2 = vi.hoisted(() => ({ verified: [] as string[], longest: 0, hashed: 0 }));
vi.mock("@node-rs/argon2", async (importOriginal) => {
  const original = await importOriginal<Argon2>();
  return {
    ...original,
    hash: (...args: Parameters<typeof original.hash>) => {
      argon2.hashed += 1;
      return original.hash(...args);
    },
    verify: (...args: Parameters<typeof original.verify>) => {
      argon2.verified.push(String(args[0]));
      argon2.longest = Math.max(argon2.longest, args[1].length);
      return original.verify(...args);
    },
  };
});

const typed = (email: string, password: string, more: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ email, password, ...more })) form.set(name, value);
  return form;
};
const attempt = (email: string, password: string) => signIn(UNSENT, typed(email, password));
const REFUSED = "The email address or the password is wrong.";
const COOKIE = "next-auth.session-token";

let addresses = 0;
const elsewhere = () => newBrowser(`192.0.2.${(addresses += 1)}`);

beforeEach(() => {
  argon2.verified.length = 0;
  argon2.hashed = 0;
});

describe("signing in", () => {
  test("opens a session in the person's organization and goes on to the page that was asked for", async () => {
    const person = await createPerson({ permissions: ["view", "rental"] });
    await inBrowser(elsewhere(), async () => {
      const form = typed(` ${person.email.toUpperCase()} `, PASSWORD, { callbackUrl: "/accounts?page=2" });
      expect(await redirectOf(() => signIn(UNSENT, form))).toBe("/accounts?page=2");
      const scope = await currentScope();
      expect(scope).toMatchObject({
        userId: person.id,
        organizationId: person.organizationId,
        via: "session",
      });
      expect([...(scope?.permissions ?? [])]).toEqual(["view", "rental"]);
    });
  });

  test("never goes on to another host", async () => {
    const person = await createPerson();
    await inBrowser(elsewhere(), async () => {
      for (const callbackUrl of ["//evil.example/accounts", "http://portal.test.evil.example/"]) {
        const form = typed(person.email, PASSWORD, { callbackUrl });
        expect(await redirectOf(() => signIn(UNSENT, form))).toBe("/");
      }
    });
  });

  test("goes on to a page that is named with the portal's own address", async () => {
    const person = await createPerson();
    await inBrowser(elsewhere(), async () => {
      const form = typed(person.email, PASSWORD, { callbackUrl: "http://portal.test/accounts" });
      expect(await redirectOf(() => signIn(UNSENT, form))).toBe("/accounts");
    });
  });

  test("keeps the session from scripts and from other sites", async () => {
    const person = await createPerson();
    await inBrowser(elsewhere(), () => redirectOf(() => attempt(person.email, PASSWORD)));
    expect(optionsOf(COOKIE)).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false, path: "/" });
  });

  test("signing out ends it in this browser", async () => {
    const person = await createPerson();
    await inBrowser(elsewhere(), async () => {
      await redirectOf(() => attempt(person.email, PASSWORD));
      expect(await redirectOf(signOut)).toBe("/sign-in");
      expect(await currentScope()).toBeNull();
    });
  });

  test("with a mistake keeps the email address and forgets the password", async () => {
    const person = await createPerson();
    await inBrowser(elsewhere(), async () => {
      const state = await attempt(person.email, "not the password at all");
      expect(state).toMatchObject({ formError: REFUSED, values: { email: person.email } });
      expect(JSON.stringify(state)).not.toContain("not the password");
      expect(await currentScope()).toBeNull();
    });
  });
});

describe("who there is cannot be found out", () => {
  const cases = {
    "a wrong password": async () => (await createPerson()).email,
    "an address nobody has": async () => "nobody@people.example",
    "a person without a password": async () => (await createPerson({ hasPassword: false })).email,
    "a removed person": async () => {
      const { id, email } = await createPerson();
      await db.user.update({ where: { id }, data: { removedAt: new Date() } });
      return email;
    },
  };

  test.each(Object.entries(cases))("%s: the same words after the same work", async (_what, email) => {
    const typedEmail = await email();
    await inBrowser(elsewhere(), () => attempt("warm-up@people.example", "only to make the decoy"));
    argon2.verified.length = 0;
    argon2.hashed = 0;
    const state = await inBrowser(elsewhere(), () => attempt(typedEmail, "not the password at all"));
    expect(state.formError).toBe(REFUSED);
    expect(argon2).toMatchObject({ hashed: 0, verified: [expect.any(String)] });
    expect(argon2.verified[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("a removed person with the right password is nobody", async () => {
    const { id, email } = await createPerson();
    await db.user.update({ where: { id }, data: { removedAt: new Date() } });
    const state = await inBrowser(elsewhere(), () => attempt(email, PASSWORD));
    expect(state.formError).toBe(REFUSED);
  });

  test("a password as long as a book is not hashed as one", async () => {
    const { email } = await createPerson();
    const state = await inBrowser(elsewhere(), () => attempt(email, "x".repeat(1_000_000)));
    expect(state.formError).toBe(REFUSED);
    expect(argon2.verified).toHaveLength(1);
    expect(argon2.longest).toBeLessThan(1_000);
  });
});

const TOO_OFTEN = /^That was tried too often\. Please wait 1[45] minutes and try again\.$/;
const failTenTimes = async (email: string) => {
  for (let n = 0; n < 10; n += 1) await inBrowser(elsewhere(), () => attempt(email, "wrong wrong wrong"));
};

describe("attempts are counted", () => {
  test("per account: after ten failures even the right password has to wait, wherever it comes from", async () => {
    const { email } = await createPerson();
    await failTenTimes(email);
    argon2.verified.length = 0;
    const state = await inBrowser(elsewhere(), () => attempt(email.toUpperCase(), PASSWORD));
    expect(state.formError).toMatch(TOO_OFTEN);
    expect(argon2.verified).toHaveLength(0);
  });

  test("and for an address nobody has, just the same", async () => {
    await failTenTimes("no-one@people.example");
    const state = await inBrowser(elsewhere(), () => attempt("no-one@people.example", PASSWORD));
    expect(state.formError).toMatch(TOO_OFTEN);
  });

  test("thirty at once are no way around", async () => {
    const { email } = await createPerson();
    const states = await inBrowser(elsewhere(), () =>
      Promise.all(Array.from({ length: 30 }, () => attempt(email, "wrong wrong wrong"))),
    );
    expect(states.filter(({ formError }) => formError === REFUSED)).toHaveLength(10);
    expect(argon2.verified).toHaveLength(10);
  });

  test("somebody who knows their password starts anew with each success", async () => {
    const { email } = await createPerson();
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await inBrowser(elsewhere(), () => attempt(email, "a slip of the hand"));
      await inBrowser(elsewhere(), () => redirectOf(() => attempt(email, PASSWORD)));
    }
  });

  test("per address they come from, over many accounts; a network of IPv6 is one address", async () => {
    const { email } = await createPerson();
    await Promise.all(Array.from({ length: 100 }, () => countAttempt("signInAddress", "2001:db8:7::1")));
    const limited = newBrowser("2001:db8:7:0:ffff::2");
    expect((await inBrowser(limited, () => attempt(email, PASSWORD))).formError).toMatch(TOO_OFTEN);
    const other = newBrowser("2001:db8:8::1");
    expect(await inBrowser(other, () => redirectOf(() => attempt(email, PASSWORD)))).toBe("/");
  });

  test("success costs the address nothing", async () => {
    const { email } = await createPerson();
    await Promise.all(Array.from({ length: 99 }, () => countAttempt("signInAddress", "198.51.100.9")));
    for (let n = 0; n < 3; n += 1)
      await inBrowser(newBrowser("::ffff:198.51.100.9"), () => redirectOf(() => attempt(email, PASSWORD)));
  });
});
