import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { InvoicesTable } from "@/components/invoices/invoices-table";
import { Button } from "@/components/ui/button";
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
        <Form action="/invoices" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
          <input
            type="search"
            name="search"
            aria-label={t("search")}
            placeholder={t("search")}
            defaultValue={list.search}
            maxLength={120}
            className="input min-w-0 flex-1 sm:w-72"
          />
          <Button type="submit">{t("find")}</Button>
        </Form>
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
