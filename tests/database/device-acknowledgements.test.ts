import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formatInstant, instant } from "@/lib/domain/instant";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import type { TestDevice } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { chargeIsc, openRental, PORT, type Rental, rent } from "@/tests/support/rental";

let portal: DeviceServer;
let rental: Rental;
let device: TestDevice;

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
});
afterAll(() => portal.stop());

/** A device that was given document 1 and document 2. */
beforeEach(async () => {
  rental = await openRental();
  device = await enrollDevice(rental.serial);
  await callPortal(portal.url, device);
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 5 });
  await callPortal(portal.url, device);
});

const path = "/api/device/v1/acknowledgements";
const acknowledge = (body: unknown) => callPortal(portal.url, device, { path, body });
const stored = () => db.device.findUniqueOrThrow({ where: { serial: rental.serial } });
const problemOf = async (answer: Promise<Response>) =>
  (await answer).json() as Promise<Record<string, unknown>>;

describe("an acknowledgement", () => {
  test("is noted with the second in which the device installed the document", async () => {
    const now = await portalTime();
    const installedAt = formatInstant(instant(now - 7n));
    expect((await acknowledge({ seq: 2, installedAt })).status).toBe(204);
    expect(await stored()).toMatchObject({ acknowledgedSeq: 2n, acknowledgedAt: now - 7n, lastSeenAt: now });
  });

  test("without a time, or with one to come, is noted as now", async () => {
    const now = await portalTime();
    await acknowledge({ seq: 1 });
    expect(await stored()).toMatchObject({ acknowledgedSeq: 1n, acknowledgedAt: now });
    await acknowledge({ seq: 2, installedAt: formatInstant(instant(now + 90n)) });
    expect(await stored()).toMatchObject({ acknowledgedSeq: 2n, acknowledgedAt: now });
  });

  test("told twice is noted once, told late undoes nothing", async () => {
    await acknowledge({ seq: 2 });
    const first = await stored();
    await advanceClock(60n);
    expect((await acknowledge({ seq: 2 })).status).toBe(204);
    expect((await acknowledge({ seq: 1 })).status).toBe(204);
    expect(await stored()).toMatchObject({ acknowledgedSeq: 2n, acknowledgedAt: first.acknowledgedAt });
    expect((await stored()).lastSeenAt).toBe(await portalTime());
  });

  test("of a document that was never issued is refused", async () => {
    expect(await problemOf(acknowledge({ seq: 3 }))).toMatchObject({
      status: 409,
      code: "acknowledgement_unknown",
      details: { seq: 3 },
    });
    expect((await stored()).acknowledgedSeq).toBeNull();
  });

  test("with a time that is none is refused by that name", async () => {
    const problem = await problemOf(acknowledge({ seq: 2, installedAt: "yesterday" }));
    expect(problem).toMatchObject({
      status: 422,
      code: "instant_malformed",
      errors: [{ path: "installedAt" }],
    });
  });

  test("can be a refusal, with its reason", async () => {
    expect((await acknowledge({ seq: 2, refused: "stale_iat" })).status).toBe(204);
    expect(await stored()).toMatchObject({
      refusedSeq: 2n,
      refusedReason: "stale_iat",
      acknowledgedSeq: null,
    });
  });

  test.each([
    [{}, "seq"],
    [{ seq: 0 }, "seq"],
    [{ seq: 1.5 }, "seq"],
    [{ seq: "2" }, "seq"],
    [{ seq: 2 ** 60 }, "seq"],

    [{ seq: 2, refused: "" }, "refused"],
    [{ seq: 2, refused: "x".repeat(201) }, "refused"],
    [{ seq: 2, refused: "stale", installedAt: "2026-11-22T03:10:00Z" }, "refused"],
    [[], ""],
    [null, ""],
  ])("%j is wrong at a field", async (body, field) => {
    const problem = await problemOf(acknowledge(body));
    expect(problem).toMatchObject({ status: 422, code: "invalid", errors: [{ in: "body", path: field }] });
  });
});
