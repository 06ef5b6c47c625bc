import { Refusal } from "@/lib/domain/refusal";

/** An order waits for the vendor, was shipped with serials, or was cancelled. */
export const ORDER_STATES = ["open", "shipped", "cancelled"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** So many devices of an article, ordered. */
export type OrderItem = Readonly<{ article: string; quantity: number }>;
/** The devices of an article, shipped. */
export type ShippedItem = Readonly<{ article: string; serials: readonly string[] }>;

/**
 * Refuses a shipment that is not what was ordered: another number of devices of an article, or a serial twice. An order
 * is shipped whole, so that its number of devices is the number that can be rented.
 */
export function requireWholeShipment(items: readonly OrderItem[], shipped: readonly ShippedItem[]): void {
  for (const { article, quantity: ordered } of items) {
    const given = shipped.find((item) => item.article === article)?.serials.length ?? 0;
    if (given !== ordered) throw new Refusal("rental_order_miscounted", { article, ordered, given });
  }
  const stray = shipped.find(({ article }) => !items.some((item) => item.article === article));
  if (stray) {
    const given = stray.serials.length;
    throw new Refusal("rental_order_miscounted", { article: stray.article, ordered: 0, given });
  }
  const serials = shipped.flatMap((item) => item.serials);
  const repeated = serials.find((serial, index) => serials.indexOf(serial) !== index);
  if (repeated !== undefined) throw new Refusal("rental_device_repeated", { serial: repeated });
}
