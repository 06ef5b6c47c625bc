import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ContractsTable } from "@/components/contracts/contracts-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadOffers } from "@/lib/features/contracts/loaders";
import { CONTRACTS_PER_PAGE } from "@/lib/features/contracts/schema";
import { loadRetention } from "@/lib/features/retention/loaders";
import { OffersFilter } from "./_components/offers-filter";
import { RetentionForm } from "./_components/retention-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contracts"))("offers.title") };
}

export default async function OffersPage({ searchParams }: PageProps<"/offers">) {
  const [t, { contracts, total, list }, retention, { promotions }] = await Promise.all([
    getTranslations("contracts"),
    searchParams.then(loadOffers),
    loadRetention(),
    getMessages(),
  ]);
  const href = (page: number) => withQuery("/offers", { state: list.state, page });
  return (
    <>
      <PageHeader title={t("offers.title")}>
        <OffersFilter state={list.state} />
      </PageHeader>
      <Panel
        flush
        className="rows-close"
        footer={<Pagination page={list.page} pageSize={CONTRACTS_PER_PAGE} total={total} href={href} />}
      >
        <ContractsTable contracts={contracts} base="/offers" empty={t("offers.none")} />
      </Panel>
      {retention.mayChange && (
        <Panel title={t("offers.retention")} className="mt-4 max-w-xl">
          <NextIntlClientProvider messages={{ promotions }}>
            <RetentionForm months={retention.months} reference={crypto.randomUUID()} />
          </NextIntlClientProvider>
        </Panel>
      )}
    </>
  );
}
