import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { loadOverview } from "@/lib/features/overview/loaders";
import { OVERVIEW_PAGE_SIZE } from "@/lib/features/overview/schema";
import { CountTiles } from "./_components/count-tiles";
import { ExpectedPanel } from "./_components/expected-panel";
import { OverviewFilter } from "./_components/overview-filter";
import { overviewHref } from "./_components/overview-href";
import { OverviewTable } from "./_components/overview-table";
import { WaitingPanel } from "./_components/waiting-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ searchParams }: PageProps<"/overview">) {
  const [t, { counts, waiting, days, accounts, total, list }] = await Promise.all([
    getTranslations("overview"),
    loadOverview(await searchParams),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <WaitingPanel waiting={waiting} parked={counts.parked} list={list} />
        <CountTiles counts={counts} list={list} />
        <ExpectedPanel days={days} now={counts.now} list={list} />
        <Panel
          title={t("accounts")}
          flush
          footer={
            total > 0 && (
              <Pagination
                page={list.page}
                pageSize={OVERVIEW_PAGE_SIZE}
                total={total}
                href={(page) => overviewHref(list, { page })}
              />
            )
          }
        >
          <OverviewFilter list={list} />
          <OverviewTable accounts={accounts} list={list} />
        </Panel>
      </div>
    </>
  );
}
