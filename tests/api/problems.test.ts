import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { problemSchema } from "@/lib/platform/api/problem-schema";
import { type ApiClient, type ApiResponse, readAnswer, type RunningApi, startApi } from "@/tests/support/api";
import { issueKey, openRental, type Rental } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;

beforeAll(async () => {
  api = await startApi();
  rental = await openRental();
  vendor = await api.as(rental.vendor);
  partner = await api.as(rental.partner);
});
afterAll(() => api.stop());

/** A request as it is, without a client that does it right. */
async function send(path: string, init: RequestInit = {}): Promise<ApiResponse> {
  const answer = await readAnswer(await fetch(`${api.portal.url}/api/v1${path}`, init));
  expect(problemSchema.parse(answer.body)).toEqual(answer.body);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  return answer;
}

const sendAs = (client: ApiClient, path: string, { headers, ...init }: RequestInit = {}) =>
  send(path, { ...init, headers: { authorization: `Bearer ${client.token}`, ...headers } });

const JSON_TYPE = { "content-type": "application/json" };

const UNKNOWN_TOKEN = `Bearer lp_${"a".repeat(43)}`;
const INVALID_TOKEN = 'Bearer error="invalid_token"';

describe("who does not show a token", () => {
  it.each([
    { what: "none", authorization: undefined, code: "token_missing", challenge: "Bearer" },
    { what: "another scheme", authorization: "Basic abc", code: "token_missing", challenge: "Bearer" },
    { what: "none of ours", authorization: "Bearer abc", code: "token_invalid", challenge: INVALID_TOKEN },
    { what: "an unknown one", authorization: UNKNOWN_TOKEN, code: "token_invalid", challenge: INVALID_TOKEN },
  ])("is asked for one: $what", async ({ authorization, code, challenge }) => {
    for (const path of [
      "/accounts",
      "/price-lists/current",
      `/accounts/${rental.accountId}/history?format=csv`,
    ]) {
      const { status, body, headers } = await send(path, { headers: authorization ? { authorization } : {} });
      expect([status, body.code, headers.get("www-authenticate")]).toEqual([401, code, challenge]);
    }
  });

  it("a revoked token is told so", async () => {
    const client = await api.as(rental.partner);
    await db.apiToken.updateMany({
      where: { lastCharacters: client.token.slice(-4) },
      data: { revokedAt: new Date() },
    });
    const { status, body } = await sendAs(client, "/accounts");
    expect([status, body.code]).toEqual([401, "token_revoked"]);
  });
});

const inLanguage = (language: string) =>
  partner.get("/accounts/none", { headers: { "accept-language": language } });

describe("a problem document", () => {
  it("has everything RFC 9457 asks for, and the refusal's code and details", async () => {
    const activationKey = (await issueKey(rental, "1")).canonical;
    const path = `/accounts/${rental.accountId}/charges`;
    await partner.post(path, { activationKey });
    expect(await partner.post(path, { activationKey })).toMatchObject({
      status: 409,
      body: {
        type: "/api/docs/problems/activation_key_used",
        title: "Activation key used",
        status: 409,
        code: "activation_key_used",
        detail: "This activation key has been used already. Each key counts once.",
        instance: `/api/v1${path}`,
      },
    });
  });

  it("speaks the language that is asked for", async () => {
    expect((await inLanguage("de-AT, en;q=0.5")).body.detail).toMatch(/^Dieses Konto gibt es nicht/);
    expect((await inLanguage("fr")).body.detail).toMatch(/^There is no such account/);
    const { body } = await vendor.post("/articles", {}, { headers: { "accept-language": "de" } });
    expect(body.errors[0]).toEqual({ in: "body", path: "number", code: "required", message: "Das fehlt." });
  });

  it("answers unknown addresses and methods, too", async () => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const { status, body } = await sendAs(partner, "/nothing/here", { method });
      expect([status, body.code]).toEqual([404, "not_found"]);
    }
    const { status, body, headers } = await sendAs(partner, "/accounts", { method: "DELETE" });
    expect([status, body.code, headers.get("allow")]).toEqual([
      405,
      "method_not_allowed",
      "GET, POST, HEAD, OPTIONS",
    ]);
    const options = await fetch(`${api.portal.url}/api/v1/articles`, { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  });
});

const post = (body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
  sendAs(vendor, "/activation-keys", { method: "POST", body, headers });

/** Sends without a Content-Length. */
const chunkedPost = (path: string, body: Buffer) =>
  new Promise<string>((resolve, reject) => {
    const headers = { authorization: `Bearer ${vendor.token}`, ...JSON_TYPE };
    const sent = request(`${api.portal.url}${path}`, { method: "POST", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve(text)).on("error", reject);
    });
    sent.on("error", reject);
    sent.write(body.subarray(0, 1_000_000));
    sent.end(body.subarray(1_000_000));
  });

describe("a body", () => {
  it.each([
    { what: "no JSON", body: '{"isc":', code: "body_malformed" },
    { what: "empty", body: "", code: "body_malformed" },
    { what: "no UTF-8", body: Buffer.from([0x22, 0xff, 0x22]), code: "body_malformed" },
    { what: "nested without end", body: "[".repeat(1_000_000), code: "body_malformed" },
    { what: "nested deeply", body: `${"[".repeat(100_000)}${"]".repeat(100_000)}`, code: "body_malformed" },
    { what: "carrying NUL", body: '{"isc":"1","note":"a\\u0000b"}', code: "text_unusable" },
    { what: "carrying half a pair", body: '{"isc":"1","note":"\\ud800"}', code: "text_unusable" },
  ])("that is $what is refused", async ({ body, code }) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([code === "body_malformed" ? 400 : 422, code]);
  });

  it("may write about NUL", async () => {
    const { status } = await vendor.post("/activation-keys", {
      isc: "1",
      note: "\\u0000 and \\\\u0000 and 😀",
    });
    expect(status).toBe(201);
  });

  it("of another type, or of none, is refused", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"]) {
      const { status, body } = await post('{"isc":"1"}', { "content-type": type });
      expect([type, status, body.code]).toEqual([type, 415, "media_type_unsupported"]);
    }
    const charset = await fetch(`${api.portal.url}/api/v1/activation-keys`, {
      method: "POST",
      body: '{"isc":"1"}',
      headers: { authorization: `Bearer ${vendor.token}`, "content-type": "application/json; charset=utf-8" },
    });
    expect(charset.status).toBe(201);
  });

  it("that is too long is refused, whatever it says of its length", async () => {
    const long = JSON.stringify({ isc: "1", note: "x".repeat(2_200_000) });
    const { status, body } = await post(long);
    expect([status, body.code, body.details]).toEqual([413, "body_too_long", { most: 2_097_152 }]);
    const chunked = await chunkedPost("/api/v1/activation-keys", Buffer.from(long));
    expect(JSON.parse(chunked)).toMatchObject({ status: 413, code: "body_too_long" });
  });
});

describe("input that is wrong", () => {
  it("is told everything at once, with its place", async () => {
    const { status, body } = await vendor.post("/price-lists", {
      prices: [
        { article: "a", scenario: "moon", monthlyIsc: "1.005" },
        { article: "", scenario: "cloud", monthlyIsc: 5, monthly: "1" },
      ],
      validfrom: "now",
    });
    expect([status, body.code]).toEqual([422, "invalid"]);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      "prices.0.scenario invalid_value",
      "prices.0.monthlyIsc amount_malformed",
      "prices.1.article too_small",
      "prices.1.monthlyIsc invalid_type",
      "prices.1.monthly unknown_field",
      "validfrom unknown_field",
    ]);
    const messages = body.errors.map(({ message }: { message: string }) => message);
    expect(messages).toContain("This must be one of on_premises, cloud.");
    expect(messages).toContain("An amount has at most two decimals; nothing is rounded here.");
    expect(messages).toContain("This must be a text in quotes.");
    expect(messages).toContain("There is no such field here.");
  });

  it("that comes to one refusal carries its code", async () => {
    const key = "ACT-1-0f3a-7721-90ab-cdef-0123-24bd";
    const charged = await partner.post(`/accounts/${rental.accountId}/charges`, { activationKey: key });
    expect([charged.status, charged.body.code]).toEqual([422, "activation_key_malformed"]);
    expect(charged.body.details).toEqual({ reason: "check" });
    expect(charged.body.errors).toMatchObject([{ in: "body", path: "activationKey" }]);
    for (const [isc, fault] of [
      ["1.005", "too_many_decimals"],
      ["-1", "negative"],
      ["0", "zero"],
      ["x", "not_a_number"],
    ]) {
      const { body } = await vendor.post("/activation-keys", { isc });
      expect([isc, body.code, body.details.fault]).toEqual([isc, "amount_malformed", fault]);
    }
  });

  it("of which one kind was meant is held against that kind", async () => {
    const { body } = await vendor.post("/activation-keys", { items: [{ article: "x", quantity: 0 }] });
    expect(body.errors).toMatchObject([{ path: "items.0.quantity", code: "too_small" }]);
    const both = await vendor.post("/activation-keys", { isc: "1", items: [] });
    expect(both.body.errors).toMatchObject([{ code: "unknown_field" }]);
    expect((await vendor.post("/activation-keys", [])).body.errors).toMatchObject([
      { path: "", code: "invalid_type" },
    ]);
  });

  it("in a path or a query is told as such", async () => {
    const path = `/accounts/${rental.accountId}/pbxs/nonsense/configuration`;
    const put = await partner.put(path, { lines: [] });
    expect([put.status, put.body.code, put.body.errors[0].in]).toEqual([422, "serial_malformed", "path"]);
    for (const query of ["page=0", "page=x", "sort=color", "colour=red", "page=1&page=2", "search=%00"]) {
      const { status } = await partner.get(`/accounts?${query}`);
      expect([query, status]).toEqual([query, 422]);
    }
    const { body } = await partner.get(`/accounts/${rental.accountId}/history?from=yesterday`);
    expect([body.code, body.errors[0].path]).toEqual(["instant_malformed", "from"]);
  });

  it("a key nobody issued may be tried a few times, and then no more for a while", async () => {
    const client = await api.as(rental.customer);
    const path = `/accounts/${rental.accountId}/charges`;
    const codes: string[] = [];
    for (let guess = 0; guess < 25; guess += 1) {
      const answer = await client.post(path, {
        activationKey: "ACT-1-0f3a-7721-90ab-cdef-0123-24bc",
        dryRun: guess % 2 === 0,
      });
      codes.push(answer.body.code);
      if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(codes[0]).toBe("activation_key_unknown");
    expect(codes.at(-1)).toBe("rate_limited");
  });
});

describe("a fault of our own", () => {
  it("is answered neutrally, and logged under the reference that is answered", async () => {
    await api.portal.database.query("ALTER TABLE price_lists RENAME TO price_lists_gone");
    const { status, body } = await partner.get("/price-lists/current");
    await api.portal.database.query("ALTER TABLE price_lists_gone RENAME TO price_lists");
    expect([status, body.code]).toEqual([500, "broken"]);
    expect(body.reference).toMatch(/^[0-9A-F]{8}$/);
    expect(body.detail).toContain(body.reference);
    expect(JSON.stringify(body)).not.toMatch(/price_lists|prisma|select/i);
    expect(api.portal.output()).toContain(body.reference);
  });
});
