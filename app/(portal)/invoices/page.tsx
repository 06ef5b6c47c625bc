import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvoicesTable } from "@/components/invoices/invoices-table";
import { SearchForm, SearchText } from "@/components/forms/search-form";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadInvoices } from "@/lib/features/invoices/loaders";
import { INVOICES_PER_PAGE } from "@/lib/features/invoices/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("title") };
}

export default async function InvoicesPage({ searchParams }: PageProps<"/invoices">) {
  const [t, { invoices, total, list, isVendor }] = await Promise.all([
    getTranslations("invoices"),
    searchParams.then(loadInvoices),
  ]);
  const href = (page: number) => withQuery("/invoices", { search: list.search, page });
  return (
    <>
      <PageHeader title={t("title")}>
        <SearchForm action="/invoices" submit={t("find")}>
          <SearchText label={t("search")} value={list.search} />
        </SearchForm>
      </PageHeader>
      <Panel
        flush
        footer={<Pagination page={list.page} pageSize={INVOICES_PER_PAGE} total={total} href={href} />}
      >
        <InvoicesTable invoices={invoices} isVendor={isVendor} />
      </Panel>
    </>
  );
}
