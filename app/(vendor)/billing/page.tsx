import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { countriesIn } from "@/lib/domain/display/countries";
import { loadBilling } from "@/lib/features/billing/loaders";
import { IscPriceForm } from "./_components/isc-price-form";
import { IscPricesTable } from "./_components/isc-prices-table";
import { SellerForm } from "./_components/seller-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing"))("title") };
}

export default async function BillingPage() {
  const [t, locale, { billing }, { seller, prices, mayWrite }] = await Promise.all([
    getTranslations("billing"),
    getLocale(),
    getMessages(),
    loadBilling(),
  ]);
  return (
    <NextIntlClientProvider messages={{ billing }}>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <Panel title={t("sellerTitle")}>
          <p className="mb-3.5 text-muted">{t("sellerText")}</p>
          <SellerForm seller={seller} countries={countriesIn(locale)} mayWrite={mayWrite} />
        </Panel>
        <Panel
          title={t("pricesTitle")}
          flush
          footer={mayWrite && <IscPriceForm reference={crypto.randomUUID()} />}
        >
          <p className="px-4 pb-3 text-muted">{t("pricesText")}</p>
          <IscPricesTable prices={prices} />
        </Panel>
      </div>
    </NextIntlClientProvider>
  );
}
