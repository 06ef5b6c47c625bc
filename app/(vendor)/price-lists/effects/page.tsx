import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadPriceEffects } from "@/lib/features/price-sources/loaders";
import { EffectSums } from "./_components/effect-sums";
import { EffectsTable } from "./_components/effects-table";
import { sourceCrumbs } from "./_components/source-crumbs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("priceLists"))("whoPays") };
}

export default async function EffectsPage({ searchParams }: PageProps<"/price-lists/effects">) {
  const [t, loaded] = await Promise.all([
    getTranslations("priceLists"),
    loadPriceEffects(await searchParams),
  ]);
  const { source, list, total, pageSize, effects } = loaded;
  const href = (page: number) => withQuery("/price-lists/effects", { ...list, page });
  return (
    <>
      <PageHeader title={t("whoPays")} crumbs={[...sourceCrumbs(source, t), { label: t("whoPays") }]} />
      <p className="mb-4 max-w-3xl text-muted">{t("effectsText")}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <EffectSums sums={loaded} />
        <Panel
          flush
          footer={total > 0 && <Pagination page={list.page} pageSize={pageSize} total={total} href={href} />}
        >
          <EffectsTable effects={effects} list={list} />
        </Panel>
      </div>
    </>
  );
}
