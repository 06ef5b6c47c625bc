import { useTranslations } from "next-intl";
import { CancelOrderForm } from "@/components/rental-orders/cancel-order-form";
import { OrderedItems } from "@/components/rental-orders/ordered-items";
import { OrderStateChip } from "@/components/rental-orders/order-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { RentalOrder } from "@/lib/features/rental-orders/loaders";

type Props = Readonly<{ orders: readonly RentalOrder[]; mayCancel: boolean }>;

/** An organization's orders, those that wait first; while one waits it can be cancelled. */
export function OrdersTable({ orders, mayCancel }: Props) {
  const t = useTranslations("rentalOrders");
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "orderedAt", label: t("orderedAt"), nowrap: true },
        { key: "devices", label: t("devices") },
        { key: "state", label: t("state") },
        { key: "closedAt", label: t("closedAt"), wide: true, nowrap: true },
        { key: "address", label: t("deliveryAddress"), wide: true, quiet: true },
      ]}
      rows={orders.map(({ id, state, items, orderedAt, closedAt, closeReason, deliveryAddress }) => ({
        key: id,
        cells: [
          <Moment key="orderedAt" at={orderedAt} style="day" />,
          <OrderedItems key="devices" items={items} />,
          <div key="state" className="grid justify-items-start gap-1.5">
            <OrderStateChip state={state} />
            {closeReason !== "" && <span className="text-[0.8125rem] text-muted">{closeReason}</span>}
            {state === "open" && mayCancel && (
              <CancelOrderForm orderId={id} reference={crypto.randomUUID()} />
            )}
          </div>,
          closedAt === null ? "" : <Moment key="closedAt" at={closedAt} style="day" />,
          deliveryAddress,
        ],
      }))}
      empty={t("none")}
    />
  );
}
