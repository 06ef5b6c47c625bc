import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlainBrowser, type PlainBrowser } from "@/tests/support/plain-browser";
import { startPortal, type TestPortal } from "@/tests/support/portal";

const COOKIE = "next-auth.session-token";
const PASSWORD = "demo-portal-1";
const PARTNER = "partner@demo.example";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const open = (options = {}) => openPlainBrowser(portal.url, options);
const form = (email: string, password: string) => ({ having: "password", fields: { email, password } });

/** Signs in as a script would, by next-auth's own route. */
async function byRoute(browser: PlainBrowser, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await browser.get("/api/auth/csrf")).json()) as { csrfToken: string };
  return browser.post("/api/auth/callback/credentials", { csrfToken, json: "true", ...fields });
}

describe("the sign-in form, without scripts", () => {
  test("keeps the email address, says what is wrong, then goes on to the page that was asked for", async () => {
    const browser = open();
    const asked = await browser.get("/accounts?page=2");
    const signIn = asked.headers.get("location") ?? "";
    expect(signIn).toBe("/sign-in?callbackUrl=%2Faccounts%3Fpage%3D2");

    const wrong = await (await browser.send(signIn, form(PARTNER, "not the password"))).text();
    expect(wrong).toContain("The email address or the password is wrong.");
    expect(wrong).toContain(`value="${PARTNER}"`);
    expect(wrong).not.toContain("not the password");

    const right = await browser.send(signIn, form(PARTNER, PASSWORD));
    expect(right.status).toBe(303);
    expect(right.headers.get("location")).toBe("/accounts?page=2");
    expect((await browser.get("/accounts")).status).toBe(200);
  });

  test("sent by another site signs nobody in", async () => {
    const lured = open({ origin: "https://evil.example" });
    const answer = await lured.send("/sign-in", form(PARTNER, PASSWORD));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(lured.cookie(COOKIE)).toBeUndefined();
  });
});

describe("next-auth's routes", () => {
  test("sign in and tell who is there; the form's session is the same", async () => {
    const browser = open();
    const answer = await byRoute(browser, { email: PARTNER, password: PASSWORD, callbackUrl: "/accounts" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ url: `${portal.url}/accounts` });
    expect((await browser.get("/accounts")).status).toBe(200);
    expect(await (await browser.get("/api/auth/session")).json()).toMatchObject({ user: { email: PARTNER } });
  });

  test("sign nobody in with a wrong password, without their own proof, or to another host", async () => {
    const browser = open();
    const wrong = await byRoute(browser, { email: PARTNER, password: "not the password" });
    expect(wrong.status).toBe(401);
    await browser.post("/api/auth/callback/credentials", {
      email: PARTNER,
      password: PASSWORD,
      json: "true",
    });
    expect(browser.cookie(COOKIE)).toBeUndefined();
    const callbackUrl = "https://evil.example/";
    const lured = await byRoute(browser, { email: PARTNER, password: PASSWORD, callbackUrl });
    expect(await lured.json()).toEqual({ url: `${portal.url}/` });
  });

  test("answer too many attempts with how long to wait", async () => {
    const fields = { email: "nobody@demo.example", password: "not the password" };
    const browser = open();
    for (let n = 0; n < 10; n += 1) expect((await byRoute(browser, fields)).status).toBe(401);
    const limited = await byRoute(browser, fields);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(limited.headers.get("content-type")).toBe("application/problem+json");
    expect(await limited.json()).toMatchObject({ code: "rate_limited", status: 429 });
    const page = await (await browser.send("/sign-in", form(fields.email, fields.password))).text();
    expect(page).toContain("That was tried too often. Please wait 15 minutes and try again.");
  });

  test("no longer know a session after its person's password has changed", async () => {
    const browser = open();
    const customer = "customer@demo.example";
    await byRoute(browser, { email: customer, password: PASSWORD });
    expect((await browser.get("/accounts")).status).toBe(200);
    await portal.database.query("UPDATE users SET session_epoch = session_epoch + 1 WHERE email = $1", [
      customer,
    ]);
    expect((await browser.get("/accounts")).headers.get("location")).toContain("/sign-in");
    expect(await (await browser.get("/api/auth/session")).json()).toEqual({});
  });
});

test("nobody can pretend to come from elsewhere to be counted anew", async () => {
  const attempts = Array.from({ length: 110 }, (_, n) =>
    byRoute(
      open({ headers: { "x-portal-address": `203.0.113.${n}`, "x-forwarded-for": `203.0.113.${n}` } }),
      {
        email: `guess-${n}@demo.example`,
        password: "one password for many",
      },
    ),
  );
  const statuses = (await Promise.all(attempts)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
});
