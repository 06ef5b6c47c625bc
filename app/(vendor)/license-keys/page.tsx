import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadLicenseKeys } from "@/lib/features/revocations/loaders";
import { LICENSE_KEYS_PER_PAGE } from "@/lib/features/revocations/schema";
import { LicenseKeysFilter } from "./_components/license-keys-filter";
import { LicenseKeysTable } from "./_components/license-keys-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("anyLicenseKeys"))("title") };
}

export default async function LicenseKeysPage({ searchParams }: PageProps<"/license-keys">) {
  const [t, { licenseKeys, total, list }] = await Promise.all([
    getTranslations("anyLicenseKeys"),
    loadLicenseKeys(await searchParams),
  ]);
  const href = (page: number) => withQuery("/license-keys", { ...list, page });
  return (
    <>
      <PageHeader title={t("title")}>
        <LicenseKeysFilter list={list} />
      </PageHeader>
      <Panel
        flush
        footer={
          total > 0 && (
            <Pagination page={list.page} pageSize={LICENSE_KEYS_PER_PAGE} total={total} href={href} />
          )
        }
      >
        <LicenseKeysTable rows={licenseKeys} />
      </Panel>
    </>
  );
}
