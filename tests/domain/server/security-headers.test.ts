import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { contentSecurityPolicy, newNonce, type Serving, setSecurityHeaders } from "@/server/security-headers";

const PUBLIC: Serving = { dev: false, https: true };

const directivesOf = (serving: Serving, nonce = "n0nce"): Map<string, string> =>
  new Map(
    contentSecurityPolicy(nonce, serving)
      .split("; ")
      .map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1).join(" ")]),
  );

function headersOf(serving: Serving): Map<string, string> {
  const headers = new Map<string, string>();
  const setHeader = (name: string, value: string) => headers.set(name, value);
  setSecurityHeaders({ setHeader } as unknown as ServerResponse, serving);
  return headers;
}

test("a page runs its own scripts alone, is framed by nobody, and sends forms and addresses nowhere else", () => {
  const directives = directivesOf(PUBLIC);
  expect(directives.get("default-src")).toBe("'self'");
  expect(directives.get("script-src")).toBe("'self' 'nonce-n0nce'");
  expect(directives.get("connect-src")).toBe("'self'");
  expect(directives.get("form-action")).toBe("'self'");
  for (const nothing of ["base-uri", "object-src", "frame-ancestors"])
    expect([nothing, directives.get(nothing)]).toEqual([nothing, "'none'"]);
});

test("behind https everything is asked for by it; without, nothing is", () => {
  expect(directivesOf(PUBLIC).has("upgrade-insecure-requests")).toBe(true);
  expect(headersOf(PUBLIC).get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  const plain = { dev: false, https: false };
  expect(directivesOf(plain).has("upgrade-insecure-requests")).toBe(false);
  expect(headersOf(plain).has("strict-transport-security")).toBe(false);
});

test("every answer keeps to its type, its own windows and its own site", () => {
  expect(Object.fromEntries(headersOf({ dev: false, https: false }))).toEqual({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  });
});

test("scripts are put together from text in development alone", () => {
  expect(directivesOf({ dev: true, https: false }).get("script-src")).toContain("'unsafe-eval'");
  expect([...directivesOf(PUBLIC).values()].join(" ")).not.toContain("unsafe-eval");
});

test("no two pages have one nonce, and nobody guesses it", () => {
  const nonces = Array.from({ length: 100 }, newNonce);
  expect(new Set(nonces).size).toBe(100);
  for (const nonce of nonces) expect(Buffer.from(nonce, "base64")).toHaveLength(16);
});
