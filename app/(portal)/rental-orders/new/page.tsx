import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadDeviceModels } from "@/lib/features/rental-orders/loaders";
import { NewOrderForm } from "./_components/new-order-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rentalOrders"))("new") };
}

export default async function NewRentalOrderPage() {
  const [t, models, { rentalOrders }] = await Promise.all([
    getTranslations("rentalOrders"),
    loadDeviceModels(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={t("new")}
        crumbs={[{ label: t("title"), href: "/rental-orders" }, { label: t("new") }]}
      />
      <Panel className="max-w-2xl" title={t("order")}>
        <p className="mb-3.5 text-muted">{t("orderText")}</p>
        <NextIntlClientProvider messages={{ rentalOrders }}>
          <NewOrderForm models={models} reference={crypto.randomUUID()} />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
