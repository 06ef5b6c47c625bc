import { generateSync } from "otplib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UNSENT } from "@/lib/domain/form-state";
import { setPassword } from "@/lib/features/people/actions";
import { createPasswordLink } from "@/lib/features/people/mutations";
import { signInWithCode } from "@/lib/features/second-factors/actions";
import { getFactorToConfirm, getSecondFactor } from "@/lib/features/second-factors/data";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from "@/lib/features/second-factors/mutations";
import { signIn } from "@/lib/features/sessions/actions";
import { currentSelf } from "@/lib/platform/access/session-gate";
import { spendCode } from "@/lib/platform/auth/second-factor";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser, redirectOf } from "@/tests/support/browser";
import { selfOf } from "@/tests/support/cast";
import { mailsTo } from "@/tests/support/links";
import { createPerson, PASSWORD } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

/** The minute in which the test runs: the database's clock goes on, and a session nobody used for long has ended. */
const START = Math.floor(Date.now() / 60_000) * 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const codeOf = (secret: string, secondsAhead = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + secondsAhead });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "granted",
    (error: { code: string }) => error.code,
  );
const typed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

async function enrolled() {
  const person = await createPerson();
  const self = selfOf(person);
  await beginSecondFactor(self, PASSWORD);
  const secret = (await getFactorToConfirm(self))?.secret ?? "";
  const codes = await confirmSecondFactor(self, codeOf(secret));
  wait(30);
  return { person, self, secret, codes };
}

const withPassword = (email: string) =>
  redirectOf(() => signIn(UNSENT, typed({ email, password: PASSWORD, callbackUrl: "/accounts?page=2" })));

describe("setting it up", () => {
  test("asks for the password, then for a first code, and answers ten recovery codes", async () => {
    const person = await createPerson();
    const self = selfOf(person);
    expect(await refusalOf(beginSecondFactor(self, "not the password"))).toBe("password_wrong");
    expect(await getFactorToConfirm(self)).toBeNull();
    await beginSecondFactor(self, PASSWORD);
    const waiting = await getFactorToConfirm(self);
    expect(waiting?.uri).toContain(encodeURIComponent(person.email));
    expect(await refusalOf(confirmSecondFactor(self, "000000"))).toBe("code_wrong");
    expect((await getSecondFactor(self)).since).toBeNull();
    const codes = await confirmSecondFactor(self, codeOf(waiting?.secret ?? ""));
    expect(new Set(codes).size).toBe(10);
    expect(await getSecondFactor(self)).toMatchObject({ codesLeft: 10 });
    expect(await getFactorToConfirm(self)).toBeNull();
    expect(await refusalOf(beginSecondFactor(self, PASSWORD))).toBe("second_factor_on");
  });

  test("keeps neither the secret nor the codes in the clear", async () => {
    const { person, secret, codes } = await enrolled();
    const user = await db.user.findUniqueOrThrow({ where: { id: person.id } });
    expect(Buffer.from(user.totpSecret ?? []).toString("latin1")).not.toContain(secret);
    const stored = await db.recoveryCode.findMany({ where: { userId: person.id } });
    expect(stored.every(({ codeHash }) => codeHash.length === 32)).toBe(true);
    expect(JSON.stringify(stored)).not.toContain(codes[0]);
  });
});

describe("a code", () => {
  test("of the app counts once, a step early or late, and never an older one", async () => {
    const { person, secret } = await enrolled();
    const spend = (code: string) => refusalOf(spendCode(person.id, code));
    wait(300);
    expect(await spend(codeOf(secret, -60))).toBe("code_wrong");
    expect(await spend(codeOf(secret, 60))).toBe("code_wrong");
    expect(await spend(codeOf(secret, -30))).toBe("granted");
    expect(await spend(codeOf(secret, -30))).toBe("code_wrong");
    expect(await spend(codeOf(secret, 30))).toBe("granted");
    expect(await spend(codeOf(secret))).toBe("code_wrong");
  });

  test("sent by two at once counts for one of them", async () => {
    const { person, secret, codes } = await enrolled();
    wait(60);
    for (const code of [codeOf(secret), codes[0] ?? ""]) {
      const answers = await Promise.all([1, 2, 3].map(() => refusalOf(spendCode(person.id, code))));
      expect(answers.filter((answer) => answer === "granted")).toHaveLength(1);
    }
  });

  test("is guessed five times in a quarter of an hour, then not even the right one counts", async () => {
    const { person, secret } = await enrolled();
    wait(60);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => refusalOf(spendCode(person.id, "123456"))),
    );
    expect(guesses.filter((code) => code === "code_wrong")).toHaveLength(5);
    expect(await refusalOf(spendCode(person.id, codeOf(secret)))).toBe("rate_limited");
  });

  test("for recovery counts once, however it is written, and not for somebody else", async () => {
    const [mine, other] = [await enrolled(), await enrolled()];
    const code = mine.codes[3] ?? "";
    expect(await refusalOf(spendCode(other.person.id, code))).toBe("code_wrong");
    expect(await refusalOf(spendCode(mine.person.id, ` ${code.replaceAll("-", " ").toUpperCase()}`))).toBe(
      "granted",
    );
    expect(await refusalOf(spendCode(mine.person.id, code))).toBe("code_wrong");
    const fresh = await renewRecoveryCodes(mine.self, mine.codes[4] ?? "");
    expect(await refusalOf(spendCode(mine.person.id, mine.codes[5] ?? ""))).toBe("code_wrong");
    expect(await refusalOf(spendCode(mine.person.id, fresh[0] ?? ""))).toBe("granted");
  });
});

describe("signing in with it", () => {
  test("takes password and code; the password alone opens nothing", async () => {
    const { person, secret } = await enrolled();
    await inBrowser(newBrowser(), async () => {
      expect(await withPassword(person.email)).toBe("/sign-in/code");
      expect(await currentSelf()).toBeNull();
      const wrong = await signInWithCode(UNSENT, typed({ code: "000000" }));
      expect(wrong.fieldErrors.code).toMatch(/^This code is not right/);
      expect(await redirectOf(() => signInWithCode(UNSENT, typed({ code: codeOf(secret) })))).toBe(
        "/accounts?page=2",
      );
      expect(await currentSelf()).toMatchObject({ userId: person.id });
    });
  });

  test("takes too long after five minutes, in another browser, or once the password has changed", async () => {
    const { person, secret } = await enrolled();
    const late = newBrowser();
    await inBrowser(late, () => withPassword(person.email));
    const half = late.jar.get("second-step") ?? "";
    const send = () => signInWithCode(UNSENT, typed({ code: codeOf(secret) }));
    const elsewhere = await inBrowser(newBrowser(), send);
    expect(elsewhere.formError).toMatch(/^That took too long/);
    const forged = newBrowser();
    forged.jar.set("next-auth.session-token", half);
    expect(await inBrowser(forged, currentSelf)).toBeNull();
    await db.user.update({ where: { id: person.id }, data: { sessionEpoch: { increment: 1 } } });
    expect((await inBrowser(late, send)).formError).toMatch(/^Your session has ended/);
    wait(301);
    expect((await inBrowser(late, send)).formError).toMatch(/^That took too long/);
  });

  test("is asked for after a new password by mail too", async () => {
    const { person } = await enrolled();
    const link = await createPasswordLink(person.id);
    await inBrowser(newBrowser(), async () => {
      const form = typed({ link, newPassword: "a river of seventeen geese" });
      expect(await redirectOf(() => setPassword(UNSENT, form))).toBe("/sign-in/code");
      expect(await currentSelf()).toBeNull();
    });
  });

  test("by a recovery code is told by mail, with how many are left", async () => {
    const { person, codes } = await enrolled();
    await inBrowser(newBrowser(), async () => {
      await withPassword(person.email);
      await redirectOf(() => signInWithCode(UNSENT, typed({ code: codes[0] ?? "" })));
      expect(await currentSelf()).not.toBeNull();
    });
    const [mail] = await mailsTo(person.email);
    expect(mail).toMatchObject({ kind: "account-notice", subject: "A recovery code was used" });
    expect(mail?.text).toContain("9 are left");
  });
});

test("switching off takes password and code, and is told by mail", async () => {
  const { person, self, secret } = await enrolled();
  const off = (currentPassword: string, code: string) => endSecondFactor(self, { currentPassword, code });
  expect(await refusalOf(off("not the password", codeOf(secret)))).toBe("password_wrong");
  expect(await refusalOf(off(PASSWORD, "000000"))).toBe("code_wrong");
  await off(PASSWORD, codeOf(secret));
  expect(await getSecondFactor(self)).toEqual({ since: null, codesLeft: 0 });
  expect((await mailsTo(person.email)).map(({ subject }) => subject)).toEqual([
    "Your second factor was switched off",
  ]);
});
