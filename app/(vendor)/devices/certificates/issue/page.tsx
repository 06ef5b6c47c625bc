import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadSigners } from "@/lib/features/device-certificates/loaders";
import { IssueForm } from "./_components/issue-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deviceIdentity.certificates"))("issue") };
}

export default async function IssueCertificatePage() {
  const [t, signers, { deviceIdentity, ui }] = await Promise.all([
    getTranslations("deviceIdentity.certificates"),
    loadSigners(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={t("issue")}
        crumbs={[{ label: t("title"), href: "/devices/certificates" }, { label: t("issue") }]}
      />
      <div className="max-w-2xl">
        <Panel>
          <NextIntlClientProvider messages={{ deviceIdentity, ui }}>
            <IssueForm
              signers={signers.map(({ id, name }) => ({ id, name }))}
              reference={crypto.randomUUID()}
            />
          </NextIntlClientProvider>
        </Panel>
      </div>
    </>
  );
}
