import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadOrganizations } from "@/lib/features/organization-views/loaders";
import { ORGANIZATIONS_PER_PAGE } from "@/lib/features/organization-views/schema";
import { OrganizationsFilter } from "./_components/organizations-filter";
import { OrganizationsTable } from "./_components/organizations-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizationViews"))("title") };
}

export default async function OrganizationsPage({ searchParams }: PageProps<"/organizations">) {
  const [t, { organizations, total, list }] = await Promise.all([
    getTranslations("organizationViews"),
    loadOrganizations(await searchParams),
  ]);
  const href = (page: number) => withQuery("/organizations", { ...list, page });
  const pages = { page: list.page, pageSize: ORGANIZATIONS_PER_PAGE, total, href };
  return (
    <>
      <PageHeader title={t("title")}>
        <OrganizationsFilter list={list} />
      </PageHeader>
      <Panel flush footer={total > 0 && <Pagination {...pages} />}>
        <OrganizationsTable organizations={organizations} />
      </Panel>
    </>
  );
}
