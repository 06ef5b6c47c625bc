import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemSchema } from "@/lib/platform/api/problem-schema";
import { type ApiClient, readAnswer, type RunningApi, startApi } from "@/tests/support/api";
import { type GatewayOutcome, runGateway } from "@/tests/support/gateway-process";
import { issueKey, openRental, PORT, type Rental } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let partner: ApiClient;
let folder: string;

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  await moveClock({ frozen: true });
  rental = await openRental();
  partner = await api.as(rental.partner);
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});

async function moveClock(move: Readonly<{ advanceSeconds?: number; frozen?: boolean }>): Promise<string> {
  const answer = await fetch(`${api.portal.url}/api/demo/clock`, {
    method: "POST",
    headers: { authorization: `Bearer ${api.portal.cronSecret}` },
    body: JSON.stringify(move),
  });
  return ((await answer.json()) as { now: string }).now;
}

/** Lets the gateway ask once and answers what it tells first besides its enrollment. */
async function askOnce() {
  const place = ["--portal", api.portal.url, "--serial", rental.serial, "--state", folder];
  const { events }: GatewayOutcome = await runGateway([...place, "--once", "--json"]);
  return events.find(({ event }) => event !== "enrolled");
}

async function charge(isc: string) {
  const activationKey = (await issueKey(rental, isc)).canonical;
  return partner.post(`/accounts/${rental.accountId}/charges`, { activationKey });
}

test("what is rented and charged by token runs on the gateway, through its last second and not one more", async () => {
  await charge("10");
  const configuration = `/accounts/${rental.accountId}/pbxs/${rental.serial}/configuration`;
  await partner.put(configuration, { lines: [{ article: PORT, quantity: 25 }] });
  const { body: account } = await partner.get(`/accounts/${rental.accountId}`);
  expect(await askOnce()).toMatchObject({ event: "running", until: account.exhaustsAt });
  const runway = (Date.parse(account.exhaustsAt) - Date.parse(account.asOf)) / 1000;
  await moveClock({ advanceSeconds: runway - 1 });
  expect(await askOnce()).toMatchObject({ event: "running", until: account.exhaustsAt });
  const end = await moveClock({ advanceSeconds: 1 });
  expect(end).toBe(account.exhaustsAt);
  expect(await askOnce()).toMatchObject({ event: "stopped", since: end, at: end });
  const { body: seen } = await partner.get(`/accounts/${rental.accountId}`);
  expect(seen).toMatchObject({ state: "stopped" });
  await charge("1");
  expect(await askOnce()).toMatchObject({ event: "running" });
});

test("devices are answered in front of the pages, with the portal's own headers", async () => {
  const keys = await fetch(`${api.portal.url}/.well-known/jwks.json`);
  expect([keys.status, keys.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
  for (const path of ["/api/device/v1/licenses", "/api/device/v1/nothing"]) {
    const { status, body } = await readAnswer(await fetch(`${api.portal.url}${path}`));
    expect(problemSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ status, instance: path });
  }
});
