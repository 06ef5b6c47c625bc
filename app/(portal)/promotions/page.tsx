import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadPromotions } from "@/lib/features/promotions/loaders";
import { PromotionPanel } from "./_components/promotion-panel";
import { RequestForm } from "./_components/request-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promotions"))("title") };
}

export default async function PromotionsPage() {
  const [t, { promotions }, { promotions: listed, accounts, isVendor, mayRequest, mayDecide }] =
    await Promise.all([getTranslations("promotions"), getMessages(), loadPromotions()]);
  return (
    <>
      <PageHeader title={t("title")} />
      <p className="mb-4 max-w-prose text-muted">{t(isVendor ? "vendorText" : "text")}</p>
      <NextIntlClientProvider messages={{ promotions }}>
        <div className="grid gap-4">
          {mayRequest && (
            <Panel title={t("request")} className="max-w-xl">
              <RequestForm accounts={accounts} reference={crypto.randomUUID()} />
            </Panel>
          )}
          {listed.map((promotion) => (
            <PromotionPanel key={promotion.id} promotion={promotion} mayDecide={mayDecide} />
          ))}
        </div>
      </NextIntlClientProvider>
      {listed.length === 0 && !mayRequest && (
        <Panel flush>
          <EmptyState>{t("none")}</EmptyState>
        </Panel>
      )}
    </>
  );
}
