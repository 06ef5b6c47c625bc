import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { countriesIn } from "@/lib/domain/display/countries";
import { loadBillingAddress } from "@/lib/features/billing/loaders";
import { BillingAddressForm } from "./_components/billing-address-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing"))("addressTitle") };
}

export default async function BillingAddressPage() {
  const [t, locale, { billing }, { buyer, organizationName, mayWrite }] = await Promise.all([
    getTranslations("billing"),
    getLocale(),
    getMessages(),
    loadBillingAddress(),
  ]);
  return (
    <NextIntlClientProvider messages={{ billing }}>
      <PageHeader
        title={t("addressTitle")}
        crumbs={[{ label: organizationName, href: "/organization" }, { label: t("addressTitle") }]}
      />
      <Panel className="max-w-xl">
        <p className="mb-3.5 text-muted">{t("addressText")}</p>
        <BillingAddressForm buyer={buyer} countries={countriesIn(locale)} mayWrite={mayWrite} />
      </Panel>
    </NextIntlClientProvider>
  );
}
