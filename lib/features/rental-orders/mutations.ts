import type { OrderState } from "@/lib/domain/rental-devices/order";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import { getPricing } from "@/lib/features/configurations/data";
import { requireMayRent } from "@/lib/features/rental-gate/data";
import { mailOrder } from "@/lib/features/rental-orders/mails/mutations";
import type { NewRentalOrderInput } from "@/lib/features/rental-orders/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** An order and what became of it. */
export type RentalOrderStep = Readonly<{ id: string; state: OrderState }>;

/**
 * Orders rental devices for one's organization. Partner or customer staff with `rental`, under a Hardware Rental
 * contract in force of the organization's own, or of the partner behind it. Refuses what cannot be rented as a device.
 * The vendor is told by mail.
 */
export async function orderDevices(
  scope: Scope,
  order: NewRentalOrderInput,
  reference?: string,
): Promise<RentalOrderStep> {
  requirePermission(scope, "rental");
  if (scope.organizationKind === "vendor")
    throw new Refusal("organization_kind_wrong", { needed: "partner" });
  if (scope.limitedTo) throw new Refusal("limited_to_projects");
  const { organizationId } = scope;
  return inTransaction((tx) =>
    once(tx, { subjectId: organizationId, reference, input: { orderDevices: order } }, async () => {
      const orderedAt = await portalNow(tx);
      await requireContract(tx, organizationId);
      const items = mergedItems(order.items);
      await requireDevices(tx, [...items.keys()]);
      const { id } = await tx.rentalOrder.create({
        data: {
          organizationId,
          deliveryAddress: order.deliveryAddress,
          note: order.note,
          orderedBy: scope.userId,
          orderedAt,
          items: {
            create: [...items].map(([articleNumber, quantity]) => ({ articleNumber, quantity })),
          },
        },
        select: { id: true },
      });
      await writeAudit(tx, scope, { action: "rental_order.placed", subject: id });
      await mailOrder(tx, scope, id);
      return { id, state: "open" };
    }),
  );
}

async function requireContract(tx: Transaction, organizationId: string): Promise<void> {
  const { partnerId } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const parties = { customerId: organizationId, partnerId: partnerId ?? organizationId };
  await requireMayRent({ ...parties, purposes: ["hardware"], now: await portalNow(tx) }, tx);
}

/** Two lines of one model are one. */
function mergedItems(items: NewRentalOrderInput["items"]): Map<string, number> {
  const merged = new Map<string, number>();
  for (const { article, quantity } of items) merged.set(article, (merged.get(article) ?? 0) + quantity);
  return merged;
}

async function requireDevices(tx: Transaction, numbers: readonly string[]): Promise<void> {
  const { articles, priceOf } = await getPricing(tx, { now: await portalNow(tx), numbers });
  for (const article of numbers) {
    const rentable = articles.get(article);
    if (!rentable) throw new Refusal("article_unknown", { article });
    if (!rentable.device) throw new Refusal("article_not_rentable", { article });
    if (priceOf(article, "on_premises") === null)
      throw new Refusal("price_missing", { article, scenario: "on_premises" });
  }
}
