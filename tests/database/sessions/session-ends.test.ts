import { EncryptJWT } from "jose";
import { describe, expect, test, vi } from "vitest";
import { switchOrganization } from "@/lib/features/sessions/actions";
import { loadSession } from "@/lib/features/sessions/loaders";
import { currentScope, requireScope } from "@/lib/platform/access/session-gate";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { encodeSession, IDLE_SECONDS, SESSION_SECONDS } from "@/lib/platform/auth/session-token";
import { beginSession } from "@/lib/platform/auth/user-session";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser, redirectOf } from "@/tests/support/browser";
import { createPartner, createPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

const COOKIE = "next-auth.session-token";

async function signedIn(person: Readonly<{ id: string }>) {
  const browser = newBrowser();
  await inBrowser(browser, () => openSession({ userId: person.id, sessionEpoch: 0 }));
  return { ...browser, scope: () => inBrowser(browser, currentScope) };
}

const leaveUnused = (seconds: number) =>
  db.userSession.updateMany({ data: { lastSeenAt: new Date(Date.now() - seconds * 1000) } });

describe("a session ends at once", () => {
  test("when the epoch is raised", async () => {
    const person = await createPerson();
    const [one, other] = [await signedIn(person), await signedIn(person)];
    expect(await one.scope()).not.toBeNull();
    await db.user.update({ where: { id: person.id }, data: { sessionEpoch: { increment: 1 } } });
    expect(await one.scope()).toBeNull();
    expect(await other.scope()).toBeNull();
  });

  test("when the person is removed", async () => {
    const person = await createPerson();
    const browser = await signedIn(person);
    await db.user.update({ where: { id: person.id }, data: { removedAt: new Date() } });
    expect(await browser.scope()).toBeNull();
  });

  test("when the person is deleted", async () => {
    const person = await createPerson();
    const browser = await signedIn(person);
    await db.user.delete({ where: { id: person.id } });
    expect(await browser.scope()).toBeNull();
  });

  test("for an organization one no longer belongs to", async () => {
    const person = await createPerson();
    const browser = await signedIn(person);
    await db.membership.deleteMany({ where: { userId: person.id } });
    expect(await browser.scope()).toBeNull();
  });

  test("after hours in which nobody used it, and not a minute before", async () => {
    const browser = await signedIn(await createPerson());
    await leaveUnused(IDLE_SECONDS - 60);
    expect(await browser.scope()).not.toBeNull();
    await leaveUnused(IDLE_SECONDS);
    expect(await browser.scope()).toBeNull();
  });

  test("after a week", async () => {
    const person = await createPerson();
    const browser = newBrowser();
    const signedInAt = Math.floor(Date.now() / 1000) - SESSION_SECONDS;
    const claims = await beginSession({ userId: person.id, sessionEpoch: 0 });
    browser.jar.set(COOKIE, await encodeSession({ ...claims, signedInAt }));
    expect(await inBrowser(browser, currentScope)).toBeNull();
    const younger = { ...claims, signedInAt: signedInAt + 60 };
    browser.jar.set(COOKIE, await encodeSession(younger));
    expect(await inBrowser(browser, currentScope)).not.toBeNull();
  });
});

test("a session that was good a moment ago ends with its week", async () => {
  const browser = await signedIn(await createPerson());
  expect(await browser.scope()).not.toBeNull();
  const week = SESSION_SECONDS * 1000;
  const later = Date.now() + week;
  const clock = vi.spyOn(Date, "now").mockReturnValue(later);
  expect(await browser.scope()).toBeNull();
  clock.mockReturnValue(later - 60_000);
  expect(await browser.scope()).not.toBeNull();
  clock.mockRestore();
});

describe("a session is nobody's", () => {
  test("without a cookie", async () => {
    expect(await inBrowser(newBrowser(), currentScope)).toBeNull();
  });

  test("when a sign of its token was changed", async () => {
    const browser = await signedIn(await createPerson());
    const token = browser.jar.get(COOKIE) ?? "";
    const at = token.length - 5;
    browser.jar.set(COOKIE, token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1));
    expect(await browser.scope()).toBeNull();
  });

  test("when somebody else's key made it", async () => {
    const person = await createPerson();
    const claims = { sub: person.id, epoch: 0, signedInAt: Math.floor(Date.now() / 1000) };
    const forged = await new EncryptJWT(claims)
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .setExpirationTime("1h")
      .encrypt(new Uint8Array(32));
    const browser = newBrowser();
    browser.jar.set(COOKIE, forged);
    expect(await inBrowser(browser, currentScope)).toBeNull();
  });
});

describe("rights are those of this moment", () => {
  test("a permission taken away is gone with the next request", async () => {
    const person = await createPerson({ permissions: ["view", "rental"] });
    const browser = await signedIn(person);
    await db.membership.updateMany({ where: { userId: person.id }, data: { permissions: ["view"] } });
    expect([...((await browser.scope())?.permissions ?? [])]).toEqual(["view"]);
  });

  test("whoever is not signed in is sent to sign in, and comes back to where they were", async () => {
    const browser = newBrowser();
    browser.headers.set("x-portal-path", "/accounts/7?tab=history");
    const path = await inBrowser(browser, () => redirectOf(requireScope));
    expect(path).toBe("/sign-in?callbackUrl=%2Faccounts%2F7%3Ftab%3Dhistory");
  });
});

async function withTwo() {
  const [alpha, beta] = [await createPartner("Alpha"), await createPartner("Beta")];
  const person = await createPerson({ organizationId: alpha, permissions: ["view"] });
  const data = { userId: person.id, organizationId: beta, permissions: ["view", "members"] };
  await db.membership.create({ data });
  return { alpha, beta, person, browser: await signedIn(person) };
}
const switchTo = (organizationId: string) => {
  const form = new FormData();
  form.set("organizationId", organizationId);
  return redirectOf(() => switchOrganization(form));
};

describe("switching between organizations", () => {
  test("one begins in the first and goes on in the chosen one, with its rights", async () => {
    const { alpha, beta, browser } = await withTwo();
    expect((await browser.scope())?.organizationId).toBe(alpha);
    await inBrowser(browser, () => switchTo(beta));
    const scope = await browser.scope();
    expect(scope?.organizationId).toBe(beta);
    expect(scope?.permissions.has("members")).toBe(true);
    const session = await inBrowser(browser, loadSession);
    expect(session).toMatchObject({ current: { name: "Beta" }, others: [{ name: "Alpha" }] });
  });

  test("never into one that one does not belong to", async () => {
    const { alpha, browser } = await withTwo();
    const foreign = await createPartner();
    await inBrowser(browser, () => switchTo(foreign));
    expect((await browser.scope())?.organizationId).toBe(alpha);
  });

  test("back to another when the membership ends", async () => {
    const { alpha, beta, person, browser } = await withTwo();
    await inBrowser(browser, () => switchTo(beta));
    await db.membership.deleteMany({ where: { userId: person.id, organizationId: beta } });
    expect((await browser.scope())?.organizationId).toBe(alpha);
  });
});
