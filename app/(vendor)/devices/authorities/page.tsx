import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { IdentityTabs } from "@/components/devices/identity-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadAuthorities } from "@/lib/features/device-authorities/loaders";
import { AuthoritiesTable } from "./_components/authorities-table";
import { ImportForm } from "./_components/import-form";
import { NewAuthorityForm } from "./_components/new-authority-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deviceIdentity.authorities"))("title") };
}

export default async function AuthoritiesPage() {
  const [t, authorities, { deviceIdentity, ui }] = await Promise.all([
    getTranslations("deviceIdentity.authorities"),
    loadAuthorities(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <IdentityTabs />
      <p className="mb-4 max-w-prose text-muted">{t("about")}</p>
      <div className="grid gap-4">
        <Panel flush>
          <AuthoritiesTable authorities={authorities} />
        </Panel>
        <NextIntlClientProvider messages={{ deviceIdentity, ui }}>
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <Panel title={t("create")}>
              <NewAuthorityForm reference={crypto.randomUUID()} />
            </Panel>
            <Panel title={t("import")}>
              <ImportForm reference={crypto.randomUUID()} />
            </Panel>
          </div>
        </NextIntlClientProvider>
      </div>
    </>
  );
}
