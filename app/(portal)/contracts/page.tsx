import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContractsTable } from "@/components/contracts/contracts-table";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadContracts, loadMayOffer } from "@/lib/features/contracts/loaders";
import { CONTRACTS_PER_PAGE } from "@/lib/features/contracts/schema";
import { loadSession } from "@/lib/features/sessions/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contracts"))("title") };
}

export default async function ContractsPage({ searchParams }: PageProps<"/contracts">) {
  const [t, { contracts, total, list }, mayOffer, { current }] = await Promise.all([
    getTranslations("contracts"),
    searchParams.then(loadContracts),
    loadMayOffer(),
    loadSession(),
  ]);
  const href = (page: number) => withQuery("/contracts", { state: list.state, page });
  return (
    <>
      <PageHeader title={t("title")}>
        {mayOffer && (
          <ButtonLink href="/contracts/new" look="primary" prefetch={false}>
            {t("add")}
          </ButtonLink>
        )}
      </PageHeader>
      <Panel
        flush
        footer={<Pagination page={list.page} pageSize={CONTRACTS_PER_PAGE} total={total} href={href} />}
      >
        <ContractsTable
          contracts={contracts}
          base="/contracts"
          empty={t(current.kind === "customer" ? "noneOfCustomer" : "none")}
        />
      </Panel>
    </>
  );
}
