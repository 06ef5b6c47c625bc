import { beforeAll, expect, test } from "vitest";
import { parseIsc } from "@/lib/domain/money/amount";
import { acknowledgeAlarm } from "@/lib/features/device-alarms/mutations";
import { getWaiting, type Waiting } from "@/lib/features/overview/waiting/data";
import { rejectContract } from "@/lib/features/contract-decisions/mutations";
import { rejectPromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { cancelOrder } from "@/lib/features/rental-orders/closing/mutations";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import { db } from "@/lib/platform/db/client";
import { freezeClock } from "@/tests/support/clock";
import { offered } from "@/tests/support/contracts";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial, type Rental } from "@/tests/support/rental";
import { openDeviceRental, PHONE } from "@/tests/support/rental-devices";

let rental: Rental;

beforeAll(async () => {
  await freezeClock();
  rental = await openDeviceRental();
});

/** How much more waits afterwards than before. */
async function added(act: () => Promise<unknown>): Promise<Partial<Waiting>> {
  const before = Object.entries(await getWaiting(rental.vendor));
  await act();
  const after: Record<string, number> = await getWaiting(rental.vendor);
  const steps = before.map(([kind, count]) => [kind, (after[kind] ?? 0) - count] as const);
  return Object.fromEntries(steps.filter(([, step]) => step !== 0));
}

test("an offer waits until it is decided", async () => {
  let contractId = "";
  expect(await added(async () => (contractId = await offered(rental.partner, "reloading_service")))).toEqual({
    openOffers: 1,
  });
  expect(await added(() => rejectContract(rental.vendor, { contractId, reason: "No" }))).toEqual({
    openOffers: -1,
  });
});

test("a promotion waits until it is decided", async () => {
  const { accountId, partner, vendor } = rental;
  let promotionId = "";
  const ask = async () => {
    promotionId = (await requestPromotion(partner, { accountId, systemName: "HQ", note: "" })).id;
  };
  expect(await added(ask)).toEqual({ requestedPromotions: 1 });
  expect(await added(() => rejectPromotion(vendor, { promotionId, reason: "No" }))).toEqual({
    requestedPromotions: -1,
  });
});

test("an order of devices waits until it is shipped or cancelled", async () => {
  let orderId = "";
  const order = async () => {
    const wish = { items: [{ article: PHONE, quantity: 1 }], deliveryAddress: "Kaistraße 1", note: "" };
    orderId = (await orderDevices(rental.partner, wish)).id;
  };
  expect(await added(order)).toEqual({ openDeviceOrders: 1 });
  expect(await added(() => cancelOrder(rental.vendor, { orderId, reason: "" }))).toEqual({
    openDeviceOrders: -1,
  });
});

test("an alarm waits until somebody acknowledges it", async () => {
  const { serial } = await enrollDevice(newSerial());
  const { authorityId, number } = await db.deviceCertificate.findFirstOrThrow({ where: { serial } });
  const alarm = { authorityId, number, serial, kind: "two_boots", evidence: {}, raisedAt: 1n, lastAt: 1n };
  let id = "";
  expect(await added(async () => ({ id } = await db.deviceAlarm.create({ data: alarm })))).toEqual({
    openDeviceAlarms: 1,
  });
  expect(await added(() => acknowledgeAlarm(rental.vendor, { id, note: "" }))).toEqual({
    openDeviceAlarms: -1,
  });
});

test("what was given up waits, and what is still tried does not", async () => {
  const { accountId, partner } = rental;
  const reload = { accountId, partnerId: partner.organizationId, amountTicks: parseIsc("10"), openedAt: 1n };
  const mail = {
    kind: "rental-warning",
    recipients: ["a@b.example"],
    subject: "",
    html: "",
    text: "",
    portalAt: 1n,
  };
  expect(await added(() => db.reload.create({ data: reload }))).toEqual({});
  expect(
    await added(() => db.reload.updateMany({ where: { accountId }, data: { state: "failed" } })),
  ).toEqual({
    failedReloads: 1,
  });
  expect(await added(() => db.mail.create({ data: { ...mail, state: "queued" } }))).toEqual({});
  expect(await added(() => db.mail.create({ data: { ...mail, state: "failed" } }))).toEqual({
    failedMails: 1,
  });
});

test("nobody but the vendor is told what waits", async () => {
  await expect(getWaiting(rental.partner)).rejects.toMatchObject({ code: "organization_kind_wrong" });
});
