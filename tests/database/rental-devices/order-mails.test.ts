import { expect, test } from "vitest";
import { cancelOrder, shipOrder } from "@/lib/features/rental-orders/closing/mutations";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast } from "@/tests/support/cast";
import { newSerial, type Rental } from "@/tests/support/rental";
import { openDeviceRental, PHONE } from "@/tests/support/rental-devices";

const order = ({ partner }: Rental, reference?: string) =>
  orderDevices(
    partner,
    { items: [{ article: PHONE, quantity: 2 }], deliveryAddress: "Kaistraße 1", note: "" },
    reference,
  );

/** The mails about orders of an organization, oldest first, with the people they go to. */
async function mailsOf({ partner }: Rental) {
  const { organizationId } = partner;
  const mails = await db.mail.findMany({
    where: { organizationId, kind: "rental-order" },
    orderBy: [{ createdAt: "asc" }, { subject: "asc" }],
  });
  return mails.map(({ subject, recipients, text }) => ({ subject, to: recipients.join(), text }));
}

const emailOf = async ({ userId }: Readonly<{ userId: string }>) =>
  (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;

/** Somebody more in an organization. */
const join = (organizationId: string, permissions: string[], more: object = {}) =>
  db.user.create({
    data: {
      email: `${newSerial().toLowerCase()}@test.example`,
      name: "Somebody",
      memberships: { create: { organizationId, permissions, ...more } },
    },
  });

test("the vendor is told of an order, and its organization of the shipment with the serials, each once", async () => {
  const rental = await openDeviceRental();
  const [vendor, partner] = [await emailOf(rental.vendor), await emailOf(rental.partner)];
  const { id } = await order(rental, "one");
  await order(rental, "one");
  const placed = await mailsOf(rental);
  expect(placed.map(({ to }) => to)).toContain(vendor);
  expect(placed.map(({ to }) => to)).not.toContain(partner);
  const toVendor = placed.filter(({ to }) => to === vendor);
  expect(toVendor).toHaveLength(1);
  expect(toVendor[0]?.subject).toBe(`Order of rental devices: ${rental.partner.organizationName}`);
  expect(toVendor[0]?.text).toMatch(new RegExp(`2 ×[\\s\\S]*/device-orders/${id}`));
  const serials = [newSerial(), newSerial()];
  const shipment = { orderId: id, items: [{ article: PHONE, serials }] };
  await shipOrder(rental.vendor, shipment, "two");
  await shipOrder(rental.vendor, shipment, "two");
  const shipped = (await mailsOf(rental)).slice(placed.length);
  expect(shipped.map(({ to }) => to)).toEqual([partner]);
  for (const told of [...serials, "provisioning code", "/rental-orders"])
    expect(shipped[0]?.text).toContain(told);
});

test("each reads it in the language they chose, and whoever may not rent or is gone is not told", async () => {
  const rental = await openDeviceRental();
  const { organizationId } = rental.partner;
  const german = await join(organizationId, ["view", "rental"]);
  await db.user.update({ where: { id: german.id }, data: { locale: "de" } });
  await join(organizationId, ["view", "contracts"]);
  await join(organizationId, ["view", "rental"], { limited: true });
  const gone = await join(organizationId, ["view", "rental"]);
  await db.user.update({ where: { id: gone.id }, data: { removedAt: new Date() } });
  const { id } = await order(rental);
  const before = (await mailsOf(rental)).length;
  const items = [{ article: PHONE, serials: [newSerial(), newSerial()] }];
  await shipOrder(rental.vendor, { orderId: id, items });
  const told = new Map((await mailsOf(rental)).slice(before).map(({ to, subject }) => [to, subject]));
  expect(Object.fromEntries(told)).toEqual({
    [await emailOf(rental.partner)]: "Your rental devices were shipped",
    [german.email]: "Ihre Mietgeräte sind versandt",
  });
});

test("a cancellation is told to the other side, with its reason; a refused shipment to nobody", async () => {
  const rental = await openDeviceRental();
  const [vendor, partner] = [await emailOf(rental.vendor), await emailOf(rental.partner)];
  const { id } = await order(rental);
  const { id: other } = await order(rental);
  const before = (await mailsOf(rental)).length;
  const toFew = [{ article: PHONE, serials: [newSerial()] }];
  await expect(shipOrder(rental.vendor, { orderId: id, items: toFew })).rejects.toMatchObject({
    code: "rental_order_miscounted",
  });
  expect(await mailsOf(rental)).toHaveLength(before);
  await cancelOrder(rental.partner, { orderId: id, reason: "Not needed" });
  const byPartner = (await mailsOf(rental)).slice(before);
  expect(byPartner.map(({ to }) => to)).toContain(vendor);
  expect(byPartner.map(({ to }) => to)).not.toContain(partner);
  expect(byPartner.find(({ to }) => to === vendor)?.text).toMatch(/Reason\s+Not needed/);
  await cancelOrder(rental.vendor, { orderId: other, reason: "Sold out" });
  const byVendor = (await mailsOf(rental)).slice(before + byPartner.length);
  expect(byVendor.map(({ to }) => to)).toEqual([partner]);
  expect(byVendor[0]?.text).toContain("Sold out");
});

test("a stranger's people are told of nothing", async () => {
  const rental = await openDeviceRental();
  const stranger = await createCast();
  await order(rental);
  const to = (await mailsOf(rental)).map((mail) => mail.to);
  expect(to).not.toContain(await emailOf(stranger.partner));
  expect(to).not.toContain(await emailOf(rental.customer));
});
