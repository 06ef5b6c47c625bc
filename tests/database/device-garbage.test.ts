import { connect } from "node:net";
import { once } from "node:events";
import * as fc from "fast-check";
import { compactVerify, importJWK, type JWK } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import type { TestDevice } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

let portal: DeviceServer;
let device: TestDevice;

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  device = await enrollDevice(newSerial());
});
afterAll(() => portal.stop());

const PATHS = [
  "/api/device/v1/licenses",
  "/api/device/v1/acknowledgements",
  "/api/demo/device-certificates",
  "/api/device/v1/certificates",
  "/api/device/v1/enrollments",
  "/.well-known/device-authority/00000000-0000-0000-0000-000000000000.crl",
];
const codeOf = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;

test("the published keys verify a document", async () => {
  const answer = await fetch(`${portal.url}/.well-known/jwks.json`);
  expect(answer.headers.get("content-type")).toBe("application/jwk-set+json");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  const { keys } = (await answer.json()) as { keys: JWK[] };
  expect(keys).toHaveLength(1);
  const document = await (await callPortal(portal.url, device)).text();
  await expect(compactVerify(document, await importJWK(keys[0]!))).resolves.toBeDefined();
});

test("an unknown address below the device's is not found, a wrong method not allowed", async () => {
  expect(await codeOf(fetch(`${portal.url}/api/device/v1/nothing`))).toBe("not_found");
  expect(await codeOf(fetch(`${portal.url}/api/device/v1/constructor`))).toBe("not_found");
  const wrong = await fetch(`${portal.url}/api/device/v1/licenses`, { method: "DELETE" });
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET"]);
  expect((await fetch(`${portal.url}/api/v1/accounts`)).status).toBe(404);
  expect(await (await fetch(`${portal.url}/api/demo/clock`)).text()).toBe("not a device route");
});

const post = (body: string, type = "application/json") =>
  codeOf(fetch(`${portal.url}${PATHS[2]}`, { method: "POST", headers: { "content-type": type }, body }));

test("a body must be JSON, called so, and of a reasonable length", async () => {
  expect(await post("{")).toBe("body_malformed");
  expect(await post("\u0000")).toBe("body_malformed");
  expect(await post("{}", "text/plain")).toBe("media_type_unsupported");
  expect(await post(`"${"x".repeat(40_000)}"`)).toBe("body_too_long");
});

test("a call that breaks off breaks nothing", async () => {
  const { port } = new URL(portal.url);
  const head = `POST ${PATHS[2]} HTTP/1.1\r\nhost: portal\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const socket = connect(Number(port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(head);
    await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
  }
  expect((await callPortal(portal.url, device)).status).toBe(200);
});

const oddCharacter = fc.constantFrom("a", " ", "\0", "\ud800", "é", "\n", "😀");
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 .,-_"=/*+:;') });
const bearer = fc.base64String().map((text) => `Bearer ${text.replaceAll(/[+/=]/g, ".")}`);

test("whatever is sent is refused as the sender's mistake", async () => {
  const request = fc.record({
    path: fc.constantFrom(...PATHS),
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH"),
    authorization: fc.oneof(headerText, bearer),
    etag: headerText,
    body: fc.oneof(fc.json(), fc.string()),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ path, method, authorization, etag, body }) => {
      const answer = await fetch(`${portal.url}${path}`, {
        method,
        headers: { authorization, "if-none-match": etag, "content-type": "application/json" },
        ...(method === "GET" ? {} : { body }),
      });
      const { code } = (await answer.json()) as { code?: unknown };
      return answer.status >= 400 && answer.status < 500 && typeof code === "string";
    }),
    { numRuns: 300 },
  );
});

test("whatever a device acknowledges is noted or refused, and nothing breaks", async () => {
  await callPortal(portal.url, device);
  const body = fc.record(
    {
      seq: fc.oneof(fc.integer(), fc.jsonValue()),
      installedAt: fc.jsonValue(),
      refused: fc.oneof(fc.string({ unit: oddCharacter }), fc.jsonValue()),
    },
    { requiredKeys: ["seq"] },
  );
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const answer = await callPortal(portal.url, device, { path: PATHS[1]!, body: sent });
      return [204, 409, 422].includes(answer.status);
    }),
    { numRuns: 200 },
  );
});
