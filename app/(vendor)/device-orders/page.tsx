import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchChoice, SearchForm } from "@/components/forms/search-form";
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
        <SearchForm action="/device-orders" submit={t("show")}>
          <SearchChoice
            name="state"
            label={t("state")}
            value={list.state}
            all={t("allStates")}
            options={states}
          />
        </SearchForm>
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
