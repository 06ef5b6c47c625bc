import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contact } from "@/gateway/contact";
import { look } from "@/gateway/look";
import { openSession, type Session } from "@/gateway/session";
import { addSeconds, seconds } from "@/lib/domain/instant";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW } from "@/tests/support/device-tokens";
import { type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { gatewaySettings, newSigningKey, signGranted, type ToldEvent } from "@/tests/support/gateway-session";

const DAY = 86_400n;

let portal: FalsePortal;
let former: SigningKey;
let present: SigningKey;
let folder: string;
/** The machine's steady clock, in milliseconds. */
let monotonic: number;

beforeAll(async () => {
  portal = await startFalsePortal();
  [former, present] = [await newSigningKey(), await newSigningKey()];
});
afterAll(() => portal.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  monotonic = 0;
  Object.assign(portal.pretense, { time: NOW, lifetime: undefined, broken: [] });
  portal.asked.length = 0;
  publish(former);
  await offer(former, 1);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const publish = (...keys: readonly SigningKey[]) =>
  (portal.pretense.keys = { keys: keys.map(({ publicJwk }) => publicJwk) });
const offer = async (key: SigningKey, seq: number) =>
  (portal.pretense.document = await signGranted(key, { seq, issuer: portal.url }));
const keysAsked = () => portal.asked.filter(({ path }) => path === "/.well-known/jwks.json").length;

/** A gateway as it starts, and what it tells; its machine's clock shows portal time. */
async function start(): Promise<Readonly<{ session: Session; told: ToldEvent[] }>> {
  const time = { monotonic: () => monotonic, wall: () => Number(NOW) * 1_000 };
  const { settings, told } = gatewaySettings({ folder, portal: portal.url, time });
  return { session: await openSession(settings), told };
}

describe("a key that documents are verified with", () => {
  test("is kept as long as the stored document needs it, whatever is published meanwhile", async () => {
    const { session } = await start();
    await contact(session);
    publish(present);
    await offer(present, 0);
    monotonic += 60_000;
    await contact(session);
    const again = await start();
    look(again.session);
    clearTimeout(again.session.alarm);
    expect(again.told).toMatchObject([{ event: "running", seq: 1 }]);
  });

  test("goes when nothing needs it any more", async () => {
    const { session } = await start();
    await contact(session);
    publish(present);
    await offer(present, 2);
    monotonic += 60_000;
    await contact(session);
    await offer(await newSigningKey(), 3);
    monotonic += 60_000;
    await contact(session);
    expect(session.state.keys.map(({ kid }) => kid)).toEqual([present.kid]);
  });

  test("is asked for once a minute at most, however often one comes that is not known", async () => {
    const { session } = await start();
    await contact(session);
    await offer(present, 2);
    monotonic += 59_999;
    for (let time = 0; time < 3; time += 1) await contact(session);
    expect(keysAsked()).toBe(1);
    monotonic += 1;
    for (let time = 0; time < 3; time += 1) await contact(session);
    expect(keysAsked()).toBe(2);
  });
});

test("a certificate that cannot be renewed is asked for once an hour, however often the portal is", async () => {
  Object.assign(portal.pretense, { lifetime: seconds(90n * DAY), broken: ["/api/device/v1/certificates"] });
  const { session } = await start();
  await contact(session);
  portal.pretense.time = addSeconds(NOW, seconds(61n * DAY));
  const asked = () => portal.asked.filter(({ path }) => path === "/api/device/v1/certificates").length;
  for (let time = 0; time < 3; time += 1) await contact(session);
  expect(asked()).toBe(1);
  monotonic += 3_599_999;
  await contact(session);
  expect(asked()).toBe(1);
  monotonic += 1;
  await contact(session);
  expect(asked()).toBe(2);
});
