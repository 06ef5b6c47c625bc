import { expect, test } from "vitest";
import { createArticle } from "@/lib/features/articles/mutations";
import { includeLicenses } from "@/lib/features/included-licenses/mutations";
import { removePbx } from "@/lib/features/pbxs/mutations";
import { cancelOrder, shipOrder } from "@/lib/features/rental-orders/closing/mutations";
import { listRentalOrders, requireRentalOrder } from "@/lib/features/rental-orders/data";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { pool } from "@/lib/platform/db/pool";
import { limited } from "@/tests/support/cast";
import { newSerial } from "@/tests/support/rental";
import {
  activeDevices,
  CHANNEL,
  GATEWAY,
  listedDevices,
  openDeviceRental,
  PHONE,
  swap,
} from "@/tests/support/rental-devices";

const orderOf = (...items: readonly (readonly [article: string, quantity: number])[]) => ({
  items: items.map(([article, quantity]) => ({ article, quantity })),
  deliveryAddress: "Kaistraße 1",
  note: "",
});

test("a model without a price is not ordered, and two lines of one model are one", async () => {
  const { vendor, partner } = await openDeviceRental();
  const common = { kind: "hardware" as const, version: "", perDevice: false, rentable: true };
  await createArticle(vendor, { ...common, number: "02-00077-001", name: "Desk-999" });
  await expect(orderDevices(partner, orderOf(["02-00077-001", 1]))).rejects.toMatchObject({
    code: "price_missing",
  });
  const { id } = await orderDevices(partner, orderOf([PHONE, 2], [PHONE, 3]));
  expect((await requireRentalOrder(partner, id)).items).toMatchObject([{ article: PHONE, quantity: 5 }]);
});

test("ordered and closed by those who may, and nothing of it is seen by people of one project", async () => {
  const { vendor, partner } = await openDeviceRental();
  const { id: orderId } = await orderDevices(partner, orderOf([PHONE, 1]));
  const ofOneProject = mintScope({ ...partner, limitedTo: new Set([orderId]) });
  await expect(orderDevices(ofOneProject, orderOf([PHONE, 1]))).rejects.toMatchObject({
    code: "limited_to_projects",
  });
  expect(await listRentalOrders(ofOneProject, { page: 1 })).toMatchObject({ total: 0 });
  const shipment = { orderId, items: [{ article: PHONE, serials: [newSerial()] }] };
  const [contracts, reader] = [
    limited(vendor, { permissions: ["view", "contracts", "rental"] }),
    limited(partner, { permissions: ["view", "licenses", "contracts"] }),
  ];
  const missing = expect.objectContaining({ code: "permission_missing" });
  expect(() => shipOrder(contracts, shipment)).toThrow(missing);
  expect(() => cancelOrder(contracts, { orderId, reason: "" })).toThrow(missing);
  expect(() => cancelOrder(reader, { orderId, reason: "" })).toThrow(missing);
  expect(() => shipOrder(partner, shipment)).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
  expect(await requireRentalOrder(partner, orderId)).toMatchObject({ state: "open" });
});

test("the serial of a PBX that was taken out can be shipped", async () => {
  const { vendor, partner, accountId, serial } = await openDeviceRental();
  const { id: orderId } = await orderDevices(partner, orderOf([PHONE, 1]));
  const shipment = { orderId, items: [{ article: PHONE, serials: [serial] }] };
  await expect(shipOrder(vendor, shipment)).rejects.toMatchObject({ code: "serial_taken" });
  await removePbx(partner, { accountId, serial });
  expect(await shipOrder(vendor, shipment)).toMatchObject({ state: "shipped" });
});

test("what comes with a device is said anew, of hardware licenses alone that cannot be rented", async () => {
  const { vendor, partner } = await openDeviceRental();
  const said = (licenses: readonly Readonly<{ article: string; quantity: number }>[]) =>
    includeLicenses(vendor, { number: GATEWAY, licenses: [...licenses] });
  await expect(said([{ article: PHONE, quantity: 1 }])).rejects.toMatchObject({
    code: "article_not_hardware",
  });
  expect((await said([{ article: CHANNEL, quantity: 6 }])).licenses).toMatchObject([{ quantity: 6 }]);
  expect((await said([{ article: CHANNEL, quantity: 0 }])).licenses).toEqual([]);
  await said([{ article: CHANNEL, quantity: 4 }]);
  await expect(includeLicenses(partner, { number: GATEWAY, licenses: [] })).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
});

test("what was exchanged is told for ever, and no device is exchanged twice", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = "", third = ""] = await listedDevices(rental, 2);
  await swap(rental, [old, fresh]);
  for (const statement of [
    "UPDATE device_swaps SET reason = ''",
    "DELETE FROM device_swaps",
    "TRUNCATE device_swaps",
  ])
    await expect(pool().query(statement)).rejects.toThrow();
  const again = `INSERT INTO device_swaps (account_id, version, old_serial, new_serial)
    SELECT account_id, version - 1, old_serial, $1 FROM device_swaps WHERE old_serial = $2`;
  await expect(pool().query(again, [third, old])).rejects.toMatchObject({
    constraint: "device_swaps_account_id_old_serial_key",
  });
});
