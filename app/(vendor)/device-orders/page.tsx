import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { ORDER_STATES } from "@/lib/domain/rental-devices/order";
import { loadAllOrders } from "@/lib/features/rental-orders/loaders";
import { ORDERS_PER_PAGE } from "@/lib/features/rental-orders/schema";
import { AllOrdersTable } from "./_components/all-orders-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rentalOrders"))("ship.title") };
}

export default async function DeviceOrdersPage({ searchParams }: PageProps<"/device-orders">) {
  const [t, { orders, total, list }] = await Promise.all([
    getTranslations("rentalOrders"),
    searchParams.then(loadAllOrders),
  ]);
  const href = (page: number) => withQuery("/device-orders", { state: list.state, page });
  const states = ORDER_STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <>
      <PageHeader title={t("ship.title")}>
        <Form action="/device-orders" className="flex items-end gap-2">
          <SelectField
            name="state"
            label={t("state")}
            choices={[{ value: "", label: t("allStates") }, ...states]}
            defaultValue={list.state ?? ""}
          />
          <Button type="submit">{t("show")}</Button>
        </Form>
      </PageHeader>
      <Panel
        flush
        footer={<Pagination page={list.page} pageSize={ORDERS_PER_PAGE} total={total} href={href} />}
      >
        <AllOrdersTable orders={orders} />
      </Panel>
    </>
  );
}
