import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { IdentityTabs } from "@/components/devices/identity-tabs";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadCertificates } from "@/lib/features/device-certificates/loaders";
import { CERTIFICATES_PER_PAGE } from "@/lib/features/device-certificates/schema";
import { CertificatesFilter } from "./_components/certificates-filter";
import { CertificatesTable } from "./_components/certificates-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deviceIdentity.certificates"))("title") };
}

export default async function CertificatesPage({ searchParams }: PageProps<"/devices/certificates">) {
  const [t, { certificates, total, expiring, list }] = await Promise.all([
    getTranslations("deviceIdentity.certificates"),
    loadCertificates(await searchParams),
  ]);
  const href = (page: number) => withQuery("/devices/certificates", { ...list, page });
  const pages = <Pagination page={list.page} pageSize={CERTIFICATES_PER_PAGE} total={total} href={href} />;
  return (
    <>
      <PageHeader title={t("title")}>
        <ButtonLink href="/devices/certificates/issue">{t("issue")}</ButtonLink>
      </PageHeader>
      <IdentityTabs />
      <div className="grid gap-4">
        {expiring > 0 && list.state !== "expiring" && (
          <Alert tone="changed">
            {t("expiring", { count: expiring })}{" "}
            <Link href="/devices/certificates?state=expiring" className="underline underline-offset-3">
              {t("showExpiring")}
            </Link>
          </Alert>
        )}
        <CertificatesFilter list={list} />
        <Panel flush footer={total > 0 && pages}>
          <CertificatesTable certificates={certificates} />
        </Panel>
      </div>
    </>
  );
}
