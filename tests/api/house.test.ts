import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPortal, type TestPortal } from "@/tests/support/portal";

let portal: TestPortal;

beforeAll(async () => {
  portal = await startPortal();
});

afterAll(() => portal.stop());

const JSON_CONTENT = { "content-type": "application/json" };

const nonceOf = (policy: string | null): string | undefined => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

test("the health of the portal is told without a secret", async () => {
  const response = await fetch(`${portal.url}/api/health`);
  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
});

test("a page runs no script but its own, and lets nobody frame it", async () => {
  const response = await fetch(`${portal.url}/sign-in`);
  const policy = response.headers.get("content-security-policy");
  const nonce = nonceOf(policy);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});

test("each answer has a nonce of its own, whatever the client proposes", async () => {
  const proposed = { "content-security-policy": "script-src 'nonce-mine'", "x-nonce": "mine" };
  const pages = await Promise.all([1, 2].map(() => fetch(`${portal.url}/sign-in`, { headers: proposed })));
  const [one, other] = pages.map((page) => nonceOf(page.headers.get("content-security-policy")));
  expect(one).not.toBe(other);
  expect(await pages[0]?.text()).not.toContain('nonce="mine"');
});

test("every answer says what it is and tells strangers nothing", async () => {
  for (const path of ["/sign-in", "/api/health", "/.well-known/jwks.json", "/nowhere"]) {
    const { headers } = await fetch(`${portal.url}${path}`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
  }
});

test("a portal behind https asks browsers to stay there", async () => {
  const secure = await startPortal({ env: { PORTAL_URL: "https://portal.example" } });
  const { headers } = await fetch(`${secure.url}/api/health`);
  await secure.stop();
  expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}; includeSubDomains$/);
});

test("a portal that is told to stop finishes what it has begun", async () => {
  const stopped = await startPortal();
  const address = `${stopped.url}/api/demo/device-certificates`;
  const { status } = await fetch(address, { method: "POST", headers: JSON_CONTENT, body: "{}" });
  const begun = await Promise.all(Array.from({ length: 10 }, () => beginPost(address)));
  const stop = stopped.stop();
  const answers = await Promise.all(begun.map((finish) => finish("{}")));
  await stop;
  expect(answers).toEqual(answers.map(() => status));
});

/** Sends a request up to where the server says that it has begun with it; what is answered sends the rest. */
async function beginPost(address: string): Promise<(body: string) => Promise<number | undefined>> {
  const request = httpRequest(address, {
    method: "POST",
    headers: { ...JSON_CONTENT, expect: "100-continue" },
  });
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  request.flushHeaders();
  await once(request, "continue");
  return async (body) => {
    request.end(body);
    const [answer] = await answered;
    answer.resume();
    return answer.statusCode;
  };
}
