import Link from "next/link";
import { useTranslations } from "next-intl";
import { OrderStateChip } from "@/components/rental-orders/order-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { RentalOrder } from "@/lib/features/rental-orders/loaders";

/** Everybody's orders, those that wait first. */
export function AllOrdersTable({ orders }: Readonly<{ orders: readonly RentalOrder[] }>) {
  const t = useTranslations("rentalOrders");
  return (
    <DataTable
      caption={t("ship.title")}
      columns={[
        { key: "organization", label: t("organization") },
        { key: "devices", label: t("devices"), quiet: true },
        { key: "state", label: t("state") },
        { key: "orderedAt", label: t("orderedAt"), wide: true, nowrap: true },
        { key: "closedAt", label: t("closedAt"), wide: true, nowrap: true },
      ]}
      rows={orders.map(({ id, organization, items, state, orderedAt, closedAt }) => ({
        key: id,
        cells: [
          <Link key="organization" href={`/device-orders/${id}`} prefetch={false}>
            {organization.name}
          </Link>,
          items.map(({ quantity, name }) => t("item", { quantity, name })).join(", "),
          <OrderStateChip key="state" state={state} />,
          <Moment key="orderedAt" at={orderedAt} style="minute" />,
          closedAt === null ? "" : <Moment key="closedAt" at={closedAt} style="minute" />,
        ],
      }))}
      empty={t("noneToShip")}
    />
  );
}
