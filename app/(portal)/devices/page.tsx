import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IdentityTabs } from "@/components/devices/identity-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadDevices } from "@/lib/features/device-views/loaders";
import { DevicesFilter } from "./_components/devices-filter";
import { DevicesTable } from "./_components/devices-table";
import { Follow } from "./_components/follow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deviceViews"))("title") };
}

export default async function DevicesPage({ searchParams }: PageProps<"/devices">) {
  const [t, { devices, total, list, isVendor, version }] = await Promise.all([
    getTranslations("deviceViews"),
    searchParams.then(loadDevices),
  ]);
  const { search, show, page, pageSize } = list;
  const isFiltered = search !== "" || show !== undefined;
  const href = (to: number) => withQuery("/devices", { search, show, page: to });
  return (
    <>
      <PageHeader title={t("title")}>
        <DevicesFilter list={list} />
      </PageHeader>
      {isVendor && <IdentityTabs />}
      <Panel
        flush
        className="rows-close"
        footer={<Pagination page={page} pageSize={pageSize} total={total} href={href} />}
      >
        <DevicesTable devices={devices} isFiltered={isFiltered} />
      </Panel>
      <Follow href={withQuery("/devices/live", { search, show, page })} version={version} of="list" />
    </>
  );
}
