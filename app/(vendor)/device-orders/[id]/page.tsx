import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { CancelOrderForm } from "@/components/rental-orders/cancel-order-form";
import { OrderedItems } from "@/components/rental-orders/ordered-items";
import { OrderStateChip } from "@/components/rental-orders/order-state-chip";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadOrderToShip } from "@/lib/features/rental-orders/loaders";
import { ShipmentForm } from "./_components/shipment-form";

export async function generateMetadata({ params }: PageProps<"/device-orders/[id]">): Promise<Metadata> {
  const [t, { organization }] = await Promise.all([
    getTranslations("rentalOrders"),
    params.then(({ id }) => loadOrderToShip(id)),
  ]);
  return { title: t("ship.orderTitle", { organization: organization.name }) };
}

export default async function DeviceOrderPage({ params }: PageProps<"/device-orders/[id]">) {
  const [t, order, { rentalOrders }] = await Promise.all([
    getTranslations("rentalOrders"),
    params.then(({ id }) => loadOrderToShip(id)),
    getMessages(),
  ]);
  const { id, organization, state, items, deliveryAddress, note, orderedAt, closedAt, closeReason } = order;
  const texts: Fact[] = [
    { label: t("deliveryAddress"), value: <span className="whitespace-pre-line">{deliveryAddress}</span> },
    ...(note === "" ? [] : [{ label: t("shownNote"), value: note }]),
    { label: t("orderedAt"), value: <Moment at={orderedAt} /> },
    ...(closedAt === null ? [] : [{ label: t("closedAt"), value: <Moment at={closedAt} /> }]),
    ...(closeReason === "" ? [] : [{ label: t("reason"), value: closeReason }]),
  ];
  return (
    <NextIntlClientProvider messages={{ rentalOrders }}>
      <PageHeader
        title={t("ship.orderTitle", { organization: organization.name })}
        crumbs={[{ label: t("ship.title"), href: "/device-orders" }]}
        chip={<OrderStateChip state={state} />}
      />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <Panel title={t("devices")}>
          <OrderedItems items={items} />
          <Facts className="mt-4" facts={texts} />
        </Panel>
        {state === "open" && order.mayWrite && (
          <>
            <Panel title={t("ship.panel")}>
              <ShipmentForm orderId={id} items={items} reference={crypto.randomUUID()} />
            </Panel>
            <Panel title={t("ship.cancelPanel")}>
              <CancelOrderForm orderId={id} reference={crypto.randomUUID()} asksReason />
            </Panel>
          </>
        )}
      </div>
    </NextIntlClientProvider>
  );
}
