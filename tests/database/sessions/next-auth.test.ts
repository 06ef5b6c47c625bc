import type { AuthOptions } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import type { Refusal } from "@/lib/domain/refusal";
import { handleAuth } from "@/lib/platform/auth/handler";
import { authOptions } from "@/lib/platform/auth/options";
import { tokenClaims } from "@/lib/platform/auth/session-token";
import { beginSession } from "@/lib/platform/auth/user-session";
import { db } from "@/lib/platform/db/client";
import { log } from "@/lib/platform/log";
import { createPerson, PASSWORD } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);

const refusals: Refusal[] = [];
const options: AuthOptions = authOptions((refusal) => refusals.push(refusal));
const provider = options.providers[0] as CredentialsConfig & { options: CredentialsConfig };
const authorize = (credentials: Record<string, string>) =>
  provider.options.authorize(credentials, { headers: { "x-portal-address": "203.0.113.5" } } as never);
const callbacks = options.callbacks as Required<NonNullable<AuthOptions["callbacks"]>>;

describe("next-auth's own routes", () => {
  test("sign in whoever the form would sign in, and nobody else", async () => {
    const { id, email } = await createPerson();
    expect(await authorize({ email, password: PASSWORD })).toMatchObject({ id, sessionEpoch: 0 });
    expect(await authorize({ email, password: "not the password" })).toBeNull();
    expect(await authorize({ email: "nobody@people.example", password: PASSWORD })).toBeNull();
    expect(await authorize({ email })).toBeNull();
  });

  test("count attempts as the form does, and tell how long to wait", async () => {
    const { email } = await createPerson();
    for (let n = 0; n < 10; n += 1) await authorize({ email, password: "not the password" });
    refusals.length = 0;
    expect(await authorize({ email, password: PASSWORD })).toBeNull();
    expect(refusals).toMatchObject([{ code: "rate_limited" }]);
    const seconds = Number(refusals[0]?.details.retryAfterSeconds);
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  test("no longer know a session that has ended", async () => {
    const { id } = await createPerson();
    const token = tokenClaims(await beginSession({ userId: id, sessionEpoch: 0 }));
    const ask = () => callbacks.jwt({ token } as never);
    expect(await ask()).toEqual(token);
    await db.user.update({ where: { id }, data: { sessionEpoch: 1 } });
    await expect(ask()).rejects.toThrow();
  });

  test.each([
    ["/accounts", "http://portal.test/accounts"],
    ["http://portal.test/accounts?page=2", "http://portal.test/accounts?page=2"],
    ["https://evil.example/", "http://portal.test/"],
    ["http://portal.test.evil.example/", "http://portal.test/"],
    ["//evil.example", "http://portal.test/"],
  ])("send %s to %s", async (url, goesTo) => {
    expect(await callbacks.redirect({ url, baseUrl: "http://portal.test" })).toBe(goesTo);
  });
});

function sent(path: string[], body: string): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const address = `http://portal.test/api/auth/${path.join("/")}`;
  const request = new NextRequest(address, { method: "POST", headers, body });
  return handleAuth(request, { params: Promise.resolve({ nextauth: path }) });
}

const CALLBACK = ["callback", "credentials"];

test.each([
  { what: "lines for the log", path: ["_log"], body: '{"code":"x"}', refusal: [404, "not_found"] },
  { what: "what is no JSON", path: CALLBACK, body: '{"email":', refusal: [400, "body_malformed"] },
  { what: "a book", path: CALLBACK, body: `"${"x".repeat(20_000)}"`, refusal: [413, "body_too_long"] },
])("next-auth is not given $what", async ({ path, body, refusal }) => {
  const written = vi.spyOn(log, "error");
  const response = await sent(path, body);
  expect([response.status, (await response.json()).code]).toEqual(refusal);
  expect(written).not.toHaveBeenCalled();
});
