import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { loggablePath } from "@/server/request-log";
import { setTrustedHeaders } from "@/server/trusted-headers";

type Headers = Record<string, string | undefined>;

function request(headers: Headers, remoteAddress = "203.0.113.9"): IncomingMessage {
  return { headers, url: "/accounts?page=2", socket: { remoteAddress } } as unknown as IncomingMessage;
}

function addressOf(forwarded: string | undefined, trustedProxies: number): unknown {
  const req = request({ "x-forwarded-for": forwarded });
  setTrustedHeaders(req, trustedProxies);
  return req.headers["x-portal-address"];
}

test("without a trusted proxy, what a client says about its address counts for nothing", () => {
  const req = request({
    "x-portal-address": "10.0.0.1",
    "x-forwarded-for": "10.0.0.2",
    "x-forwarded-host": "evil",
  });
  setTrustedHeaders(req, 0);
  expect(req.headers).toEqual({ "x-portal-address": "203.0.113.9", "x-portal-path": "/accounts?page=2" });
});

test("each trusted proxy is believed about one entry, counted from the end", () => {
  expect(addressOf("198.51.100.7", 1)).toBe("198.51.100.7");
  expect(addressOf("made up, 198.51.100.7", 1)).toBe("198.51.100.7");
  expect(addressOf("made up, 198.51.100.7, 192.0.2.1", 2)).toBe("198.51.100.7");
  expect(addressOf("198.51.100.7", 5)).toBe("198.51.100.7");
  expect(addressOf(undefined, 1)).toBe("203.0.113.9");
});

test("an IPv4 address is written as one, however the socket writes it", () => {
  const req = request({}, "::ffff:192.0.2.4");
  setTrustedHeaders(req, 0);
  expect(req.headers["x-portal-address"]).toBe("192.0.2.4");
});

test("the log keeps no links that open something by themselves", () => {
  expect(loggablePath("/set-password/Zm9vYmFyYmF6cXV4cXV1eGNvcmdl?next=x")).toBe("/set-password/…");
  expect(loggablePath("/accounts/0197f0c0-7a1b-7c3d-8e5f-0123456789ab/history")).toBe(
    "/accounts/0197f0c0-7a1b-7c3d-8e5f-0123456789ab/history",
  );
});
