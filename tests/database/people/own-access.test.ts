import { describe, expect, test, vi } from "vitest";
import { confirmEmailChange, mailEmailChange } from "@/lib/features/email-changes/mutations";
import { mailPasswordLink } from "@/lib/features/password-links/mutations";
import { setPasswordByLink } from "@/lib/features/people/mutations";
import { chooseLocale } from "@/lib/features/preferences/actions";
import { listSessions } from "@/lib/features/sessions/data";
import { endOtherSessions, endOwnSession } from "@/lib/features/sessions/mutations";
import type { Self } from "@/lib/platform/access/self";
import { currentSelf } from "@/lib/platform/access/session-gate";
import { openSession, closeSession } from "@/lib/platform/auth/session-cookie";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser } from "@/tests/support/browser";
import { selfOf } from "@/tests/support/cast";
import { linkMailedTo, mailsTo } from "@/tests/support/links";
import { createPerson, type TestPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
let count = 0;
const newEmail = () => `umzug${(count += 1)}@moved.example`;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "granted",
    (error: { code: string }) => error.code,
  );

async function signedIn(person: TestPerson, address = "192.0.2.1") {
  const browser = newBrowser(address);
  browser.headers.set("user-agent", FIREFOX);
  await inBrowser(browser, () => openSession({ userId: person.id, sessionEpoch: 0 }));
  const self = async (): Promise<Self> => {
    const found = await inBrowser(browser, currentSelf);
    if (!found) throw new Error("signed out");
    return found;
  };
  return { browser, self, isIn: async () => (await inBrowser(browser, currentSelf)) !== null };
}

describe("sessions", () => {
  test("are listed with device and address, and ended one by one or all others at once", async () => {
    const person = await createPerson();
    const [here, there, third] = [
      await signedIn(person),
      await signedIn(person, "198.51.100.7"),
      await signedIn(person),
    ];
    const list = await listSessions(await here.self());
    expect(list).toHaveLength(3);
    expect(list.filter(({ isThis }) => isThis)).toHaveLength(1);
    const other = list.find(({ address }) => address === "198.51.100.7");
    expect(other).toMatchObject({ device: "Firefox, Linux", isThis: false });
    await endOwnSession(await here.self(), other?.id ?? "");
    expect([await here.isIn(), await there.isIn(), await third.isIn()]).toEqual([true, false, true]);
    expect(await codeOf(endOwnSession(await here.self(), other?.id ?? ""))).toBe("not_found");
    expect(await endOtherSessions(await here.self())).toBe(1);
    expect([await here.isIn(), await third.isIn()]).toEqual([true, false]);
  });

  test("of somebody else cannot be ended or seen", async () => {
    const [mine, theirs] = [await signedIn(await createPerson()), await signedIn(await createPerson())];
    const { sessionId } = await theirs.self();
    expect(await codeOf(endOwnSession(await mine.self(), sessionId))).toBe("not_found");
    expect((await listSessions(await mine.self())).map(({ id }) => id)).not.toContain(sessionId);
    expect(await theirs.isIn()).toBe(true);
  });

  test("end with signing out, and a stolen cookie with them", async () => {
    const { browser, isIn } = await signedIn(await createPerson());
    const stolen = new Map(browser.jar);
    await inBrowser(browser, closeSession);
    expect(await isIn()).toBe(false);
    expect(await inBrowser({ ...browser, jar: stolen }, currentSelf)).toBeNull();
  });

  test("are new with each sign-in: nobody can prepare one for somebody else", async () => {
    const [attacker, victim] = [await createPerson(), await createPerson()];
    const { browser, self } = await signedIn(attacker);
    const planted = await self();
    const prepared = new Map(browser.jar);
    await inBrowser(browser, () => openSession({ userId: victim.id, sessionEpoch: 0 }));
    const found = await self();
    expect(found.userId).toBe(victim.id);
    expect(found.sessionId).not.toBe(planted.sessionId);
    expect(await inBrowser({ ...browser, jar: prepared }, currentSelf)).toBeNull();
  });

  test("are noted as seen at most once a minute", async () => {
    const { self } = await signedIn(await createPerson());
    const { sessionId: id } = await self();
    const seen = async () => (await db.userSession.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime();
    const first = await seen();
    await self();
    expect(await seen()).toBe(first);
    await db.$executeRaw`
      UPDATE user_sessions SET last_seen_at = last_seen_at - interval '61 seconds' WHERE id = ${id}::uuid`;
    await Promise.all(Array.from({ length: 5 }, self));
    expect(await seen()).toBeGreaterThanOrEqual(first);
  });
});

describe("another address", () => {
  test("counts once it is confirmed there; the old one gets a notice, and links mailed to it end", async () => {
    const person = await createPerson();
    const email = newEmail();
    await mailPasswordLink({ email: person.email, locale: "en" });
    const password = await linkMailedTo(person.email, "set-password");
    await mailEmailChange(selfOf(person), email, "de");
    const link = await linkMailedTo(email, "confirm-email");
    const before = await db.user.findUniqueOrThrow({ where: { id: person.id } });
    expect(before.email).toBe(person.email);
    await confirmEmailChange(link);
    expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).email).toBe(email);
    const notice = (await mailsTo(person.email)).at(-1);
    expect(notice).toMatchObject({ kind: "account-notice", subject: "Your email address was changed" });
    expect(notice?.text).toContain(email);
    expect(await codeOf(confirmEmailChange(link))).toBe("link_invalid");
    const late = setPasswordByLink({ link: password, newPassword: "a river of seventeen geese" });
    expect(await codeOf(late)).toBe("link_invalid");
  });

  test("of somebody else brings them a mail and nobody a link", async () => {
    const [person, owner] = [await createPerson(), await createPerson()];
    await mailEmailChange(selfOf(person), owner.email, "en");
    expect((await mailsTo(owner.email)).map(({ kind }) => kind)).toEqual(["address-known"]);
    expect(await db.emailLink.count({ where: { userId: person.id } })).toBe(0);
  });

  test("that somebody took meanwhile is refused; an unconfirmed sign-up gives way", async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    const email = newEmail();
    await mailEmailChange(selfOf(one), email, "en");
    const first = await linkMailedTo(email, "confirm-email");
    await mailEmailChange(selfOf(other), email, "en");
    const second = await linkMailedTo(email, "confirm-email");
    await confirmEmailChange(first);
    expect(await codeOf(confirmEmailChange(second))).toBe("email_taken");
    const squatter = await createPerson({ isConfirmed: false });
    await mailEmailChange(selfOf(other), squatter.email, "en");
    await confirmEmailChange(await linkMailedTo(squatter.email, "confirm-email"));
    expect((await db.user.findUniqueOrThrow({ where: { id: other.id } })).email).toBe(squatter.email);
  });
});

test("the language a person chooses is the one of their mails", async () => {
  const person = await createPerson();
  const { browser } = await signedIn(person);
  const form = new FormData();
  form.set("locale", "de");
  await inBrowser(browser, () => chooseLocale(form));
  await mailPasswordLink({ email: person.email, locale: "en" });
  expect((await mailsTo(person.email)).at(-1)?.subject).toBe("Neues Passwort setzen");
});
