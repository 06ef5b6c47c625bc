import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadPriceList, loadPriceLists } from "@/lib/features/price-lists/loaders";
import { ListStateChip } from "../_components/list-state-chip";
import { ListFacts } from "./_components/list-facts";
import { PricesTable } from "./_components/prices-table";

export async function generateMetadata({ params }: PageProps<"/price-lists/[id]">): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslations("priceLists"), params]);
  const { number } = await loadPriceList(id);
  return { title: t("list", { number: String(number) }) };
}

export default async function PriceListPage({ params }: PageProps<"/price-lists/[id]">) {
  const { id } = await params;
  const [t, list, lists] = await Promise.all([
    getTranslations("priceLists"),
    loadPriceList(id),
    loadPriceLists(),
  ]);
  const title = t("list", { number: String(list.number) });
  const before = lists[lists.findIndex((other) => other.id === id) + 1];
  return (
    <>
      <PageHeader
        title={title}
        chip={<ListStateChip state={list.state} />}
        crumbs={[{ label: t("title"), href: "/price-lists" }, { label: title }]}
      >
        {before && (
          <ButtonLink href={`/price-lists/compare?old=${before.id}&new=${id}`}>{t("compareWith")}</ButtonLink>
        )}
        <ButtonLink href={`/price-lists/effects?of=${id}`}>{t("whoPays")}</ButtonLink>
        <a href={`/price-lists/csv?of=${id}`} download className={buttonClass({})}>
          {t("downloadCsv")}
        </a>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Panel flush>
          <PricesTable prices={list.prices} />
        </Panel>
        <ListFacts list={list} />
      </div>
    </>
  );
}
