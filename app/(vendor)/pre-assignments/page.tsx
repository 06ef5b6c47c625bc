import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { licensesHardware } from "@/lib/domain/licenses/articles";
import { loadArticles } from "@/lib/features/articles/loaders";
import { loadPreAssignments } from "@/lib/features/pre-assignments/loaders";
import { PRE_ASSIGNMENTS_PER_PAGE } from "@/lib/features/pre-assignments/schema";
import { PreAssignForm } from "./_components/pre-assign-form";
import { PreAssignmentsFilter } from "./_components/pre-assignments-filter";
import { PreAssignmentsTable } from "./_components/pre-assignments-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preAssignments"))("title") };
}

export default async function PreAssignmentsPage({ searchParams }: PageProps<"/pre-assignments">) {
  const [t, { preAssignments: rows, total, list }, articles, { preAssignments, ui }] = await Promise.all([
    getTranslations("preAssignments"),
    loadPreAssignments(await searchParams),
    loadArticles(),
    getMessages(),
  ]);
  const hardware = articles.filter(licensesHardware);
  const href = (page: number) => withQuery("/pre-assignments", { ...list, page });
  const pages = { page: list.page, pageSize: PRE_ASSIGNMENTS_PER_PAGE, total, href };
  return (
    <>
      <PageHeader title={t("title")}>
        <ButtonLink href="/pre-assignments/list">{t("assignMany")}</ButtonLink>
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <Panel title={t("assignOne")}>
          <NextIntlClientProvider messages={{ preAssignments, ui }}>
            <PreAssignForm
              articles={hardware.map(({ number, name }) => ({ value: number, label: `${name} (${number})` }))}
              reference={crypto.randomUUID()}
            />
          </NextIntlClientProvider>
        </Panel>
        <Panel title={t("all")} flush footer={total > 0 && <Pagination {...pages} />}>
          <PreAssignmentsFilter list={list} />
          <PreAssignmentsTable rows={rows} />
        </Panel>
      </div>
    </>
  );
}
