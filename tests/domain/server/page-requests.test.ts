import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { isForeignWrite, usableAddress } from "@/server/page-requests";

const OURS = "https://portal.example";

function isForeign(headers: Readonly<Record<string, string>>, method = "POST"): boolean {
  const req = { method, headers: { host: "portal.example", ...headers } };
  return isForeignWrite(req as unknown as IncomingMessage, OURS);
}

test.each([
  "https://evil.example",
  "https://portal.example.evil.example",
  "https://sub.portal.example",
  "https://portal.example:8443",
  "null",
  "",
])("a write from a page of %j is foreign", (origin) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(isForeign({ origin }, method)).toBe(true);
});

test("a write from the portal's own pages is not, by whatever name it is reached", () => {
  expect(isForeign({ origin: OURS })).toBe(false);
  expect(isForeign({ origin: OURS, host: "10.0.0.7:3000" })).toBe(false);
  expect(isForeign({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(false);
  expect(isForeign({ origin: "https://other.example", "x-forwarded-host": "other.example, proxy" })).toBe(
    false,
  );
});

test("programs say nothing of a page, or show a token", () => {
  expect(isForeign({})).toBe(false);
  expect(isForeign({ origin: "https://tool.example", authorization: "Bearer lp_x" })).toBe(false);
});

test("reading is nobody's to forbid", () => {
  for (const method of ["GET", "HEAD", "OPTIONS"])
    expect(isForeign({ origin: "https://evil.example" }, method)).toBe(false);
});

test("NUL in the address of a page is a space; programs are told", () => {
  expect(usableAddress("/accounts?search=a%00b&x=%00")).toBe("/accounts?search=a%20b&x=%20");
  expect(usableAddress("/accounts/%E0%A4%A?tab=%C3%A4")).toBe("/accounts/%25E0%25A4%25A?tab=%C3%A4");
  expect(usableAddress("/articles/%C3%A4?x=%E0%A4%A")).toBe("/articles/%C3%A4?x=%E0%A4%A");
  expect(usableAddress("/api/v1/accounts?search=%00")).toBe("/api/v1/accounts?search=%00");
});
