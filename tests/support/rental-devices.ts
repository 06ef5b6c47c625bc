import { parseSerial } from "@/lib/domain/hardware/serial";
import { parseCents } from "@/lib/domain/money/amount";
import { createArticle } from "@/lib/features/articles/mutations";
import { swapRentalDevice } from "@/lib/features/device-swaps/mutations";
import { includeLicenses } from "@/lib/features/included-licenses/mutations";
import { makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { changeRentedDevices } from "@/lib/features/rental-devices/mutations";
import { shipOrder } from "@/lib/features/rental-orders/closing/mutations";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import { db } from "@/lib/platform/db/client";
import type { Cast } from "@/tests/support/cast";
import { agreed } from "@/tests/support/contracts";
import { chargeIsc, newSerial, openRental, type Rental } from "@/tests/support/rental";

/** Two models every test can rent, and a hardware license that comes with the gateway. */
export const PHONE = "05-00070-001";
export const GATEWAY = "05-00070-002";
export const CHANNEL = "01-00500-070";

/** A charged account of a partner with Hardware Rental in force. PHONE costs 2.00 and GATEWAY 9.50 iSC a month. */
export async function openDeviceRental(isc = "10", cast?: Cast): Promise<Rental> {
  const rental = await openRental(cast);
  await ensureModels(rental);
  if (!cast) await agreed({ vendor: rental.vendor, by: rental.partner }, "hardware_rental");
  if (isc !== "0") await chargeIsc(rental, isc);
  return rental;
}

/** Orders devices of a model for the partner and ships them. Answers their serials. */
export async function shippedDevices(
  { vendor, partner }: Cast,
  count = 1,
  article = PHONE,
): Promise<string[]> {
  const order = { items: [{ article, quantity: count }], deliveryAddress: "Kaistraße 1", note: "" };
  const { id } = await orderDevices(partner, order);
  const serials = Array.from({ length: count }, newSerial);
  await shipOrder(vendor, { orderId: id, items: [{ article, serials }] });
  return serials;
}

/** Devices of a model that are listed in the account. */
export async function listedDevices(rental: Rental, count = 1, article = PHONE): Promise<string[]> {
  const serials = await shippedDevices(rental, count, article);
  const { accountId } = rental;
  const made = await makeProvisioningCode(rental.partner, { accountId, purpose: "rollout", devices: count });
  for (const serial of serials) await provisionDevice(parseSerial(serial), { code: made.code });
  return serials;
}

/** Activates devices, or deactivates them. */
export const activate = (
  { partner, accountId }: Rental,
  serials: readonly string[],
  { active = true, basedOn }: Readonly<{ active?: boolean; basedOn?: number }> = {},
) =>
  changeRentedDevices(partner, {
    accountId,
    devices: serials.map((serial) => ({ serial: parseSerial(serial), active, basedOn })),
  });

/** Devices that rent already. */
export async function activeDevices(rental: Rental, count = 1): Promise<string[]> {
  const serials = await listedDevices(rental, count);
  await activate(rental, serials);
  return serials;
}

/** Exchanges a device for another one. */
export const swap = (
  { partner, accountId }: Rental,
  [serial, newSerial]: readonly [old: string, fresh: string],
  reference?: string,
) =>
  swapRentalDevice(
    partner,
    { accountId, serial: parseSerial(serial), newSerial: parseSerial(newSerial), reason: "Broken" },
    reference,
  );

/** What rents in each version of the account's configuration: serials, by version. */
export async function rentingByVersion(accountId: string): Promise<Map<number, string[]>> {
  const lines = await db.configurationLine.findMany({ where: { accountId }, orderBy: { serial: "asc" } });
  const versions = await db.accountConfiguration.findMany({ where: { accountId } });
  return new Map(
    versions.map(({ version }) => [
      version,
      lines.filter((line) => line.version === version).map(({ serial }) => serial),
    ]),
  );
}

/** The two models and their prices; once. */
export async function ensureModels({ vendor }: Cast): Promise<void> {
  if (await db.article.findUnique({ where: { number: PHONE } })) return;
  const common = { kind: "hardware" as const, version: "", perDevice: false };
  await createArticle(vendor, { ...common, number: PHONE, name: "Desk-112", rentable: true });
  await createArticle(vendor, { ...common, number: GATEWAY, name: "Trunk-411", rentable: true });
  await createArticle(vendor, { ...common, number: CHANNEL, name: "GW-Channel", rentable: false });
  await includeLicenses(vendor, { number: GATEWAY, licenses: [{ article: CHANNEL, quantity: 4 }] });
  const scenario = "on_premises" as const;
  await publishPriceList(vendor, {
    prices: [
      { article: PHONE, scenario, monthlyIsc: parseCents("2.00") },
      { article: GATEWAY, scenario, monthlyIsc: parseCents("9.50") },
    ],
  });
}
