import { expect, test } from "vitest";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { cancelOrder, shipOrder } from "@/lib/features/rental-orders/closing/mutations";
import { listDeviceModels, listRentalOrders, requireRentalOrder } from "@/lib/features/rental-orders/data";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { agreed } from "@/tests/support/contracts";
import { newSerial, PORT, type Rental } from "@/tests/support/rental";
import { GATEWAY, openDeviceRental, PHONE, shippedDevices } from "@/tests/support/rental-devices";

const orderOf = (quantities: Readonly<Record<string, number>>) => ({
  items: Object.entries(quantities).map(([article, quantity]) => ({ article, quantity })),
  deliveryAddress: "Kaistraße 1, 24103 Kiel",
  note: "To the back door",
});

const ordered = async ({ partner }: Rental, quantity = 2): Promise<string> =>
  (await orderDevices(partner, orderOf({ [PHONE]: quantity }))).id;

const serialsOf = (count: number) => Array.from({ length: count }, newSerial);

test("an order waits for the vendor, who ships it with serials; each side sees it", async () => {
  const rental = await openDeviceRental();
  const { id } = await orderDevices(rental.partner, orderOf({ [PHONE]: 2, [GATEWAY]: 1 }));
  expect(await listRentalOrders(rental.vendor, { state: "open", page: 1 })).toMatchObject({ total: 1 });
  const [phones, gateways] = [serialsOf(2), serialsOf(1)];
  const items = [
    { article: PHONE, serials: phones },
    { article: GATEWAY, serials: gateways },
  ];
  expect(await shipOrder(rental.vendor, { orderId: id, items })).toEqual({ id, state: "shipped" });
  expect(await requireRentalOrder(rental.partner, id)).toMatchObject({
    state: "shipped",
    note: "To the back door",
    items: [
      { name: "Desk-112", quantity: 2, serials: phones },
      { name: "Trunk-411", quantity: 1, serials: gateways },
    ],
  });
});

test("nobody else sees an order, and without a contract for hardware nothing is ordered", async () => {
  const rental = await openDeviceRental();
  const id = await ordered(rental);
  const stranger = await createCast();
  await expect(requireRentalOrder(stranger.partner, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancelOrder(stranger.partner, { orderId: id, reason: "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(orderDevices(stranger.partner, orderOf({ [PHONE]: 1 }))).rejects.toMatchObject({
    code: "contract_missing",
    details: { contract: "Hardware Rental" },
  });
  await agreed({ vendor: stranger.vendor, by: stranger.partner }, "hardware_rental");
  expect(await orderDevices(stranger.customer, orderOf({ [PHONE]: 1 }))).toMatchObject({ state: "open" });
  const reader = limited(rental.partner, { permissions: ["view"] });
  await expect(orderDevices(reader, orderOf({ [PHONE]: 1 }))).rejects.toMatchObject({
    code: "permission_missing",
  });
});

test("only devices can be ordered, and the vendor's staff order nothing", async () => {
  const rental = await openDeviceRental();
  await expect(orderDevices(rental.partner, orderOf({ [PORT]: 1 }))).rejects.toMatchObject({
    code: "article_not_rentable",
  });
  await expect(orderDevices(rental.partner, orderOf({ "99-1": 1 }))).rejects.toMatchObject({
    code: "article_unknown",
  });
  await expect(orderDevices(rental.vendor, orderOf({ [PHONE]: 1 }))).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
  const models = await listDeviceModels();
  expect(models.map(({ name }) => name)).toEqual(["Desk-112", "Trunk-411"]);
});

test("a shipment is what was ordered, of serials nobody has", async () => {
  const rental = await openDeviceRental();
  const orderId = await ordered(rental);
  const ship = (serials: readonly string[]) =>
    shipOrder(rental.vendor, { orderId, items: [{ article: PHONE, serials: [...serials] as never }] });
  await expect(ship(serialsOf(1))).rejects.toMatchObject({
    code: "rental_order_miscounted",
    details: { ordered: 2, given: 1 },
  });
  const [one] = serialsOf(1);
  await expect(ship([one ?? "", one ?? ""])).rejects.toMatchObject({ code: "rental_device_repeated" });
  await expect(ship([rental.serial, ...serialsOf(1)])).rejects.toMatchObject({
    code: "serial_taken",
    details: { serial: rental.serial },
  });
  const [shipped = ""] = await shippedDevices(rental);
  await expect(ship([shipped, ...serialsOf(1)])).rejects.toMatchObject({ details: { serial: shipped } });
  expect(await requireRentalOrder(rental.vendor, orderId)).toMatchObject({ state: "open" });
  const pbx = {
    accountId: rental.accountId,
    serial: shipped as never,
    name: "No",
    scenario: "cloud" as const,
  };
  await expect(addPbx(rental.partner, pbx)).rejects.toMatchObject({ code: "serial_taken" });
});

test("an order is closed once: shipped by one of many, or cancelled", async () => {
  const rental = await openDeviceRental();
  const orderId = await ordered(rental, 1);
  const closings = await Promise.allSettled([
    ...Array.from({ length: 4 }, () =>
      shipOrder(rental.vendor, { orderId, items: [{ article: PHONE, serials: serialsOf(1) }] }),
    ),
    cancelOrder(rental.partner, { orderId, reason: "Too late" }),
  ]);
  expect(closings.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.rentalDevice.count({ where: { orderId } })).toBeLessThanOrEqual(1);
  const other = await ordered(rental, 1);
  await cancelOrder(rental.partner, { orderId: other, reason: "Not needed" });
  expect(await requireRentalOrder(rental.vendor, other)).toMatchObject({
    state: "cancelled",
    closeReason: "Not needed",
  });
  await expect(
    shipOrder(rental.vendor, { orderId: other, items: [{ article: PHONE, serials: serialsOf(1) }] }),
  ).rejects.toMatchObject({ code: "rental_order_closed", details: { state: "cancelled" } });
});
