import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadOwnOrders } from "@/lib/features/rental-orders/loaders";
import { ORDERS_PER_PAGE } from "@/lib/features/rental-orders/schema";
import { OrdersTable } from "./_components/orders-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rentalOrders"))("title") };
}

export default async function RentalOrdersPage({ searchParams }: PageProps<"/rental-orders">) {
  const [t, { orders, total, list, mayWrite }, { rentalOrders }] = await Promise.all([
    getTranslations("rentalOrders"),
    searchParams.then(loadOwnOrders),
    getMessages(),
  ]);
  const href = (page: number) => withQuery("/rental-orders", { state: list.state, page });
  return (
    <NextIntlClientProvider messages={{ rentalOrders }}>
      <PageHeader title={t("title")}>
        {mayWrite && (
          <ButtonLink href="/rental-orders/new" look="primary" prefetch={false}>
            {t("new")}
          </ButtonLink>
        )}
      </PageHeader>
      <Panel
        flush
        footer={<Pagination page={list.page} pageSize={ORDERS_PER_PAGE} total={total} href={href} />}
      >
        <OrdersTable orders={orders} mayCancel={mayWrite} />
      </Panel>
    </NextIntlClientProvider>
  );
}
