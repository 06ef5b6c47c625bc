import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** What waits for a person of the vendor's staff, and how much of each. */
export type Waiting = Readonly<{
  /** Contracts that wait for a decision. */
  openOffers: number;
  /** Partner promotions that wait for a decision. */
  requestedPromotions: number;
  /** Orders of rental devices that wait to be shipped. */
  openDeviceOrders: number;
  /** Alarms of devices that nobody has acknowledged. */
  openDeviceAlarms: number;
  /** Reloads that were given up. */
  failedReloads: number;
  failedMails: number;
}>;

/** What waits for somebody, each found by its index. Vendor staff only. */
export async function getWaiting(scope: Scope): Promise<Waiting> {
  requireVendor(scope, "view");
  const [row] = await db.$queryRaw<Waiting[]>`
    SELECT (SELECT count(*) FROM contracts WHERE state = 'submitted')::integer AS "openOffers",
      (SELECT count(*) FROM partner_promotions WHERE state = 'requested')::integer AS "requestedPromotions",
      (SELECT count(*) FROM rental_orders WHERE state = 'open')::integer AS "openDeviceOrders",
      (SELECT count(*) FROM device_alarms WHERE acknowledged_at IS NULL)::integer AS "openDeviceAlarms",
      (SELECT count(*) FROM reloads WHERE state = 'failed')::integer AS "failedReloads",
      (SELECT count(*) FROM mails WHERE state = 'failed')::integer AS "failedMails"`;
  if (!row) throw new Error("an aggregate answered no row");
  return row;
}
