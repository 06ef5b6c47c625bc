import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ReloadsTable } from "@/components/reloads/reloads-table";
import { StopForm } from "@/components/reloads/stop-form";
import { Alert } from "@/components/ui/alert";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadReloads } from "@/lib/features/reloads/loaders";
import { RELOADS_PER_PAGE } from "@/lib/features/reloads/schema";
import { ReloadsFilter } from "./_components/reloads-filter";
import { TryAgainForm } from "./_components/try-again-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reloading"))("title") };
}

export default async function ReloadsPage({ searchParams }: PageProps<"/reloads">) {
  const [t, { reloading }, { reloads, total, list, stopOfAll, mayWrite }] = await Promise.all([
    getTranslations("reloading"),
    getMessages(),
    searchParams.then(loadReloads),
  ]);
  const href = (page: number) => withQuery("/reloads", { state: list.state, page });
  return (
    <NextIntlClientProvider messages={{ reloading }}>
      <PageHeader title={t("title")}>
        <ReloadsFilter state={list.state} />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {stopOfAll && (
          <Alert tone="changed" title={t("stop.allStopped")}>
            {t.rich("stop.allStoppedText", {
              reason: stopOfAll.reason,
              at: () => <Moment at={stopOfAll.at} />,
            })}
          </Alert>
        )}
        <Panel
          flush
          footer={<Pagination page={list.page} pageSize={RELOADS_PER_PAGE} total={total} href={href} />}
        >
          <ReloadsTable
            caption={t("title")}
            reloads={reloads}
            empty={t("noneAtAll")}
            action={({ id, state, attempts }) =>
              mayWrite && (state === "failed" || attempts > 0) && <TryAgainForm reloadId={id} />
            }
          />
        </Panel>
        {mayWrite && (
          <Panel className="max-w-xl" title={t("stop.title")}>
            <p className="mb-3.5 text-muted">{t("stop.all")}</p>
            <StopForm isStopped={stopOfAll !== null} />
          </Panel>
        )}
      </div>
    </NextIntlClientProvider>
  );
}
