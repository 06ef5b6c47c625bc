import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { IdentityTabs } from "@/components/devices/identity-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadAlarms } from "@/lib/features/device-alarms/loaders";
import { ALARMS_PER_PAGE } from "@/lib/features/device-alarms/schema";
import { AlarmList } from "../_components/alarm-list";
import { AlarmsFilter } from "./_components/alarms-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deviceIdentity.alarms"))("title") };
}

export default async function AlarmsPage({ searchParams }: PageProps<"/devices/alarms">) {
  const [t, { alarms, total, list }, { deviceIdentity, ui }] = await Promise.all([
    getTranslations("deviceIdentity.alarms"),
    loadAlarms(await searchParams),
    getMessages(),
  ]);
  const href = (page: number) => withQuery("/devices/alarms", { ...list, page });
  return (
    <>
      <PageHeader title={t("title")} />
      <IdentityTabs />
      <p className="mb-4 max-w-prose text-muted">{t("about")}</p>
      <div className="grid gap-4">
        <AlarmsFilter list={list} />
        <NextIntlClientProvider messages={{ deviceIdentity, ui }}>
          <AlarmList alarms={alarms} />
        </NextIntlClientProvider>
        {total === 0 && (
          <Panel flush>
            <EmptyState>{t("none")}</EmptyState>
          </Panel>
        )}
        {total > ALARMS_PER_PAGE && (
          <Pagination page={list.page} pageSize={ALARMS_PER_PAGE} total={total} href={href} />
        )}
      </div>
    </>
  );
}
