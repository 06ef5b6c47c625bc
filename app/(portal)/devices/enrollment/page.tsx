import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { IdentityTabs } from "@/components/devices/identity-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadEnrollmentCodes } from "@/lib/features/device-enrollments/loaders";
import { CODES_PER_PAGE } from "@/lib/features/device-enrollments/schema";
import { CodesTable } from "./_components/codes-table";
import { NewCodeForm } from "./_components/new-code-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deviceIdentity.enrollment"))("title") };
}

const href = (page: number) => withQuery("/devices/enrollment", { page });

export default async function EnrollmentPage({ searchParams }: PageProps<"/devices/enrollment">) {
  const [t, loaded, { deviceIdentity, ui }] = await Promise.all([
    getTranslations("deviceIdentity.enrollment"),
    loadEnrollmentCodes(await searchParams),
    getMessages(),
  ]);
  const { codes, total, page, accounts, isVendor, mayMake } = loaded;
  const pages = <Pagination page={page} pageSize={CODES_PER_PAGE} total={total} href={href} />;
  return (
    <>
      <PageHeader title={t("title")} />
      {isVendor && <IdentityTabs />}
      <p className="mb-4 max-w-prose text-muted">{t("about")}</p>
      <NextIntlClientProvider messages={{ deviceIdentity, ui }}>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 2xl:grid-cols-[20rem_minmax(0,1fr)]">
          {mayMake && (
            <Panel title={t("make")} className="max-w-xl">
              <NewCodeForm accounts={accounts} reference={crypto.randomUUID()} />
            </Panel>
          )}
          <Panel title={t("existing")} flush footer={total > 0 && pages}>
            <CodesTable codes={codes} isVendor={isVendor} mayMake={mayMake} />
          </Panel>
        </div>
      </NextIntlClientProvider>
    </>
  );
}
