import { type Instant, instant } from "@/lib/domain/instant";
import type { Cents } from "@/lib/domain/money/units";
import type { OrderState } from "@/lib/domain/rental-devices/order";
import { Refusal } from "@/lib/domain/refusal";
import { getCurrentPriceList } from "@/lib/features/price-lists/data";
import { ORDERS_PER_PAGE, type RentalOrderListInput } from "@/lib/features/rental-orders/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An order as it stands, with the serials that were shipped. */
export type RentalOrder = Readonly<{
  id: string;
  organization: Readonly<{ id: string; name: string }>;
  state: OrderState;
  items: readonly Readonly<{ article: string; name: string; quantity: number; serials: readonly string[] }>[];
  deliveryAddress: string;
  note: string;
  orderedAt: Instant;
  closedAt: Instant | null;
  closeReason: string;
}>;

/** The orders one may see: one's own organization's, or all for the vendor. Needs `view`. */
function ordersOf(scope: Scope): Prisma.RentalOrderWhereInput {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (limitedTo) return { id: { in: [] } };
  return organizationKind === "vendor" ? {} : { organizationId };
}

/** A page of orders, those that wait first and then the newest, with the count of all that match. */
export async function listRentalOrders(
  scope: Scope,
  { state, page }: RentalOrderListInput,
): Promise<Readonly<{ orders: RentalOrder[]; total: number }>> {
  const where = { AND: [ordersOf(scope), state ? { state } : {}] };
  const [rows, total] = await Promise.all([
    db.rentalOrder.findMany({
      where,
      include: WHOLE,
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { orderedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * ORDERS_PER_PAGE,
      take: ORDERS_PER_PAGE,
    }),
    db.rentalOrder.count({ where }),
  ]);
  return { orders: rows.map(toOrder), total };
}

/** One order that one may see; any other id is refused as `not_found`. */
export async function requireRentalOrder(
  scope: Scope,
  id: string,
  tx: Transaction = db,
): Promise<RentalOrder> {
  const where = { AND: [ordersOf(scope), { id }] };
  const row = UUID.test(id) ? await tx.rentalOrder.findFirst({ where, include: WHOLE }) : null;
  if (!row) throw new Refusal("not_found");
  return toOrder(row);
}

/** A model that can be ordered, with what renting it costs in an average month. */
export type DeviceModel = Readonly<{ article: string; name: string; price: Cents }>;

/** The models that can be rented at this second, by name. */
export async function listDeviceModels(): Promise<DeviceModel[]> {
  const list = await getCurrentPriceList();
  const rentable = await db.article.findMany({
    where: { kind: "hardware", rentable: true },
    select: { number: true },
  });
  const numbers = new Set(rentable.map(({ number }) => number));
  return (list?.prices ?? [])
    .filter(({ article, scenario }) => scenario === "on_premises" && numbers.has(article))
    .map(({ article, name, price }) => ({ article, name, price }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

const WHOLE = {
  organization: { select: { id: true, name: true } },
  items: { include: { article: { select: { name: true } } }, orderBy: { articleNumber: "asc" } },
  devices: { select: { serial: true, articleNumber: true }, orderBy: { serial: "asc" } },
} as const satisfies Prisma.RentalOrderInclude;

const toOrder = (row: Prisma.RentalOrderGetPayload<{ include: typeof WHOLE }>): RentalOrder => ({
  id: row.id,
  organization: row.organization,
  state: row.state as OrderState,
  items: row.items.map(({ articleNumber, quantity, article: { name } }) => ({
    article: articleNumber,
    name,
    quantity,
    serials: row.devices
      .filter((device) => device.articleNumber === articleNumber)
      .map(({ serial }) => serial),
  })),
  deliveryAddress: row.deliveryAddress,
  note: row.note,
  orderedAt: instant(row.orderedAt),
  closedAt: row.closedAt === null ? null : instant(row.closedAt),
  closeReason: row.closeReason,
});
