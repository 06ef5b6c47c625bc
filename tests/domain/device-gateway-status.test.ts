import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DISK } from "@/gateway/durable-file";
import { emptyState, saveState } from "@/gateway/state";
import { SERIAL } from "@/tests/support/device-tokens";
import { type GatewayProcess, startGatewayHere } from "@/tests/support/gateway-process";
import { newSigningKey, signGranted } from "@/tests/support/gateway-session";

let folder: string;
let gateway: GatewayProcess;
let url: string;

/** A gateway whose stored document runs without an end, and no portal. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  const key = await newSigningKey();
  const licenses = [{ name: '<b>"Port"&', version: "14", quantity: 25, source: "purchased" as const }];
  const denied = { licenseKeys: ["9e2d-7985-3e84-1005"] };
  const document = {
    compact: await signGranted(key, { seq: 7, runway: null, licenses, denied }),
    etag: null,
  };
  await saveState(DISK, folder, { ...emptyState(SERIAL), document, keys: [key.publicJwk] });
  await start("--serial", SERIAL, "--state", folder);
});
afterEach(async () => {
  await gateway.end();
  await rm(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<void> {
  const nobody = ["--portal", "http://127.0.0.1:9"];
  gateway = startGatewayHere([...nobody, ...args, "--status", "0"]);
  url = (await gateway.next("status_page"))["url"] as string;
  await gateway.next("offline");
}

const status = async () => (await (await fetch(`${url}status.json`)).json()) as { gateways: any[] }; // oxlint-disable-line typescript/no-explicit-any -- tests look into it
const press = (wanted: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${SERIAL}/test-mode/${wanted}`, { method: "POST", redirect: "manual", headers });

/** `fetch` sets the host by itself, and asks for addresses only. */
const askAs = (host: string, path = "/") =>
  new Promise<number | undefined>((resolve) => {
    request(url, { path, headers: { host } }, (res) => resolve(res.resume().statusCode)).end();
  });

describe("the status page", () => {
  test("says what runs, without a script, and draws itself anew", async () => {
    const page = await (await fetch(url)).text();
    for (const piece of [SERIAL, "Running", "offline", "9e2d-7985-3e84-1005", "prefers-color-scheme: dark"]) {
      expect(page).toContain(piece);
    }
    expect(page).toContain('<meta http-equiv="refresh" content="5">');
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;b&gt;&quot;Port&quot;&amp; 14");
    expect(page).not.toContain("<b>");
  });

  test("stands still where somebody wants to read", async () => {
    const page = await (await fetch(`${url}?still`)).text();
    expect(page).not.toContain('http-equiv="refresh"');
  });

  test("says the same as JSON", async () => {
    expect((await status()).gateways).toMatchObject([
      {
        serial: SERIAL,
        state: "running",
        until: null,
        document: { seq: 7, acknowledged: false, endsAt: null },
        licenses: [{ quantity: 25 }],
        channel: { state: "offline" },
        diskFault: null,
      },
    ]);
  });

  test("tells no secret", async () => {
    for (const path of ["", "status.json"]) {
      const text = await (await fetch(`${url}${path}`)).text();
      expect(text).not.toContain("PRIVATE KEY");
      expect(text).not.toMatch(/eyJ[\w-]{10,}\./);
    }
  });

  test("is there for this machine alone", async () => {
    const { port } = new URL(url);
    expect(await askAs(`127.0.0.1:${port}`)).toBe(200);
    expect(await askAs(`localhost:${port}`)).toBe(200);
    expect(await askAs(`portal.example:${port}`)).toBe(421);
    expect(await askAs("127.0.0.1", "http://portal.example/")).toBe(404);
    expect(await askAs("127.0.0.1", "//")).toBe(404);
    expect(new URL(url).hostname).toBe("127.0.0.1");
  });

  test.each(["nothing", "..%2f..%2fetc", `${SERIAL}/test-mode/on`, "?x=<script>"])(
    "answers %j calmly",
    async (path) => {
      const { status: code } = await fetch(`${url}${path}`);
      expect([200, 404]).toContain(code);
    },
  );
});

describe("its buttons", () => {
  test("turn the test mode on and off", async () => {
    expect((await press("on")).status).toBe(303);
    expect((await status()).gateways[0]).toMatchObject({ state: "test_mode", untold: 1 });
    expect(await (await fetch(url)).text()).toContain("Turn off");
    await press("off");
    expect((await status()).gateways[0]).toMatchObject({ state: "running", testModeUntil: null });
  });

  test("count on this page alone", async () => {
    expect((await press("on", { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await press("on", { origin: "null" })).status).toBe(403);
    expect((await press("on", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await press("on", { origin: url.replace(/\/$/, "") })).status).toBe(303);
  });
});

test("several gateways have one page, with a line for each", async () => {
  await gateway.end();
  await start(
    "--serial",
    "00-90-33-70-00-FE",
    "--count",
    "3",
    "--ramp",
    "0",
    "--state",
    join(folder, "many"),
  );
  await expect.poll(async () => (await status()).gateways.length).toBe(3);
  const page = await (await fetch(url)).text();
  for (const serial of ["00-90-33-70-00-FE", "00-90-33-70-00-FF", "00-90-33-70-01-00"]) {
    expect(page).toContain(`<a href="/${serial}">${serial}</a>`);
    expect(await (await fetch(`${url}${serial}`)).text()).toContain("No licenses");
  }
});
