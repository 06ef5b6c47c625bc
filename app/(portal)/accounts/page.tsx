import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadAccounts } from "@/lib/features/accounts/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { AccountSearch } from "./_components/account-search";
import { DeletedFilter, deletedQuery } from "./_components/deleted-filter";
import { AccountsTable } from "./_components/accounts-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("title") };
}

export default async function AccountsPage({ searchParams }: PageProps<"/accounts">) {
  const [t, { accounts, total, list }, { current, permissions }] = await Promise.all([
    getTranslations("accounts"),
    loadAccounts(await searchParams),
    loadSession(),
  ]);
  const { search, sort, direction, page, pageSize, deleted } = list;
  const href = (to: number) =>
    withQuery("/accounts", { search, sort, direction, deleted: deletedQuery(deleted), page: to });
  return (
    <>
      <PageHeader title={t("title")}>
        <AccountSearch list={list} />
        {current.kind === "partner" && permissions.includes("rental") && (
          <ButtonLink href="/accounts/new" look="primary">
            {t("open")}
          </ButtonLink>
        )}
      </PageHeader>
      {current.kind !== "customer" && <DeletedFilter isShown={deleted === "only"} />}
      <Panel flush footer={<Pagination page={page} pageSize={pageSize} total={total} href={href} />}>
        <AccountsTable accounts={accounts} list={list} />
      </Panel>
    </>
  );
}
