import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadMails } from "@/lib/features/mails/loaders";
import { MAILS_PER_PAGE } from "@/lib/features/mails/schema";
import { MailsFilter } from "./_components/mails-filter";
import { MailsTable } from "./_components/mails-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mails"))("title") };
}

export default async function MailsPage({ searchParams }: PageProps<"/mails">) {
  const t = await getTranslations("mails");
  const { mails, total, list, hasServer } = await loadMails(await searchParams);
  const { state, search, page } = list;
  const href = (to: number) => withQuery("/mails", { state, search, page: to });
  return (
    <>
      <PageHeader title={t("title")}>
        <MailsFilter list={list} />
      </PageHeader>
      <div className="grid gap-4">
        {!hasServer && <Alert>{t("noServer")}</Alert>}
        <Panel flush footer={<Pagination page={page} pageSize={MAILS_PER_PAGE} total={total} href={href} />}>
          <MailsTable mails={mails} />
        </Panel>
      </div>
    </>
  );
}
