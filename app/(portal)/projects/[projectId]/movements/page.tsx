import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadLicenseBalance, loadMovements } from "@/lib/features/license-balances/loaders";
import { MovementsFilter } from "./_components/movements-filter";
import { MovementsTable } from "./_components/movements-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseBalance"))("movements") };
}

export default async function MovementsPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/movements">) {
  const { projectId } = await params;
  const [t, { movements, total, list }, balance] = await Promise.all([
    getTranslations("licenseBalance"),
    loadMovements(projectId, await searchParams),
    loadLicenseBalance(projectId),
  ]);
  const path = `/projects/${projectId}/movements`;
  const { article, column, page, pageSize } = list;
  const href = (to: number) => withQuery(path, { article, column, page: to });
  return (
    <Panel
      title={t("movements")}
      flush
      footer={total > 0 && <Pagination page={page} pageSize={pageSize} total={total} href={href} />}
    >
      <MovementsFilter path={path} list={list} balance={balance} />
      <MovementsTable movements={movements} list={list} />
    </Panel>
  );
}
