import { requireWholeShipment } from "@/lib/domain/rental-devices/order";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import { type RentalOrder, requireRentalOrder } from "@/lib/features/rental-orders/data";
import { mailOrder } from "@/lib/features/rental-orders/mails/mutations";
import type { RentalOrderStep } from "@/lib/features/rental-orders/mutations";
import type { ShipmentInput } from "@/lib/features/rental-orders/schema";
import { requirePermission, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Shipment = ShipmentInput & Readonly<{ orderId: string }>;

/**
 * Ships an order with the serials of its devices, whole. Vendor staff with `licenses`. Refuses another number of
 * devices than was ordered, a serial that is a rental device or somebody's PBX already, and an order that is closed.
 * The organization is told by mail, with the serials and how to bring the devices into an account.
 */
export function shipOrder(scope: Scope, shipment: Shipment, reference?: string): Promise<RentalOrderStep> {
  requireVendor(scope, "licenses");
  const { orderId, items } = shipment;
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { shipOrder: shipment } }, async () => {
      const order = await lockOpenOrder(tx, scope, orderId);
      requireWholeShipment(order.items, items);
      const shippedAt = await portalNow(tx);
      await storeDevices(tx, { order, items, shippedAt });
      await close(tx, scope, { id: order.id, state: "shipped", closedAt: shippedAt, reason: "" });
      return { id: order.id, state: "shipped" };
    }),
  );
}

type Cancellation = Readonly<{ orderId: string; reason: string }>;

/** Cancels an order that was not shipped: its organization's staff with `rental`, or vendor staff with `licenses`. */
export function cancelOrder(
  scope: Scope,
  { orderId, reason }: Cancellation,
  reference?: string,
): Promise<RentalOrderStep> {
  requirePermission(scope, scope.organizationKind === "vendor" ? "licenses" : "rental");
  const input = { cancelOrder: { orderId, reason } };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const { id } = await lockOpenOrder(tx, scope, orderId);
      await close(tx, scope, { id, state: "cancelled", closedAt: await portalNow(tx), reason });
      return { id, state: "cancelled" };
    }),
  );
}

async function lockOpenOrder(tx: Transaction, scope: Scope, orderId: string): Promise<RentalOrder> {
  const { id } = await requireRentalOrder(scope, orderId, tx);
  await tx.$queryRaw`SELECT FROM rental_orders WHERE id = ${id}::uuid FOR UPDATE`;
  const order = await requireRentalOrder(scope, id, tx);
  if (order.state !== "open") throw new Refusal("rental_order_closed", { state: order.state });
  return order;
}

type Devices = Readonly<{ order: RentalOrder; items: ShipmentInput["items"]; shippedAt: bigint }>;

async function storeDevices(tx: Transaction, { order, items, shippedAt }: Devices): Promise<void> {
  const common = { orderId: order.id, organizationId: order.organization.id, shippedAt };
  const data = items.flatMap(({ article, serials }) =>
    serials.map((serial) => ({ ...common, serial, articleNumber: article })),
  );
  const serials = data.map(({ serial }) => serial);
  const taken = await tx.pbx.findFirst({
    where: { serial: { in: serials }, removedAt: null },
    select: { serial: true },
  });
  const stored = taken ? [] : await tx.rentalDevice.createManyAndReturn({ data, skipDuplicates: true });
  const refused = taken?.serial ?? serials.find((serial) => !stored.some((row) => row.serial === serial));
  if (refused !== undefined) throw new Refusal("serial_taken", { serial: refused });
}

type Closing = Readonly<{ id: string; state: "shipped" | "cancelled"; closedAt: bigint; reason: string }>;

async function close(tx: Transaction, scope: Scope, { id, state, closedAt, reason }: Closing): Promise<void> {
  await tx.rentalOrder.update({
    where: { id },
    data: { state, closedAt, closedBy: scope.userId, closeReason: reason },
    select: { id: true },
  });
  await writeAudit(tx, scope, { action: `rental_order.${state}`, subject: id });
  await mailOrder(tx, scope, id);
}
