import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { differs } from "@/lib/domain/prices/compare-prices";
import { loadComparison } from "@/lib/features/price-sources/loaders";
import { CompareForm } from "./_components/compare-form";
import { ComparisonTable } from "./_components/comparison-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("priceLists"))("compareLists") };
}

export default async function ComparePage({ searchParams }: PageProps<"/price-lists/compare">) {
  const asked = await searchParams;
  const [t, { choices, old, new: other, rows, articles }] = await Promise.all([
    getTranslations("priceLists"),
    loadComparison(asked),
  ]);
  const isWhole = asked.all === "1";
  return (
    <>
      <PageHeader
        title={t("compareLists")}
        crumbs={[{ label: t("title"), href: "/price-lists" }, { label: t("compareLists") }]}
      />
      <Panel flush>
        <CompareForm choices={choices} chosen={{ old: old?.id, new: other?.id, isWhole }} />
        {old && other ? (
          <ComparisonTable
            rows={isWhole ? rows : rows.filter(differs)}
            names={new Map(articles.map(({ number, name }) => [number, name]))}
          />
        ) : (
          <EmptyState>{t("chooseTwo")}</EmptyState>
        )}
      </Panel>
    </>
  );
}
