import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { classNames } from "@/components/ui/class-names";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadTestLicenses } from "@/lib/features/test-licenses/loaders";
import { TestLicenseForm } from "./_components/test-license-form";
import { TestLicensesTable } from "./_components/test-licenses-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("testLicenses"))("title") };
}

export default async function TestLicensesPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/test-licenses">) {
  const [{ projectId }, asked] = await Promise.all([params, searchParams]);
  const [{ testLicenses, total, page, pageSize, mayWrite }, t, { testLicenses: words }] = await Promise.all([
    loadTestLicenses(projectId, asked),
    getTranslations("testLicenses"),
    getMessages(),
  ]);
  const path = `/projects/${projectId}`;
  const href = (to: number) => withQuery(`${path}/test-licenses`, { page: to });
  return (
    <div
      className={classNames(
        "grid grid-cols-[minmax(0,1fr)] items-start gap-4",
        mayWrite && "lg:grid-cols-[20rem_minmax(0,1fr)]",
      )}
    >
      {mayWrite && (
        <NextIntlClientProvider messages={{ testLicenses: words }}>
          <TestLicenseForm projectId={projectId} reference={crypto.randomUUID()} />
        </NextIntlClientProvider>
      )}
      <Panel
        title={t("list")}
        flush
        footer={total > 0 && <Pagination page={page} pageSize={pageSize} total={total} href={href} />}
      >
        <TestLicensesTable path={`${path}/license-keys`} testLicenses={testLicenses} />
      </Panel>
    </div>
  );
}
