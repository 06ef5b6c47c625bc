import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/audit/audit-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadAudit } from "@/lib/features/audit/loaders";
import { AUDIT_PER_PAGE } from "@/lib/features/audit/schema";
import { AuditFilter } from "./_components/audit-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const [t, { entries, total, list }] = await Promise.all([
    getTranslations("audit"),
    loadAudit(await searchParams),
  ]);
  const href = (page: number) => withQuery("/audit", { ...list, page });
  const pages = { page: list.page, pageSize: AUDIT_PER_PAGE, total, href };
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel flush footer={total > 0 && <Pagination {...pages} />}>
        <AuditFilter list={list} />
        <AuditTable entries={entries} />
      </Panel>
    </>
  );
}
