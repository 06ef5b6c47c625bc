import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { CreateOrganizationForm } from "@/components/organizations/create-organization-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organization"))("newTitle") };
}

export default async function NewOrganizationPage() {
  const [t, { organization }] = await Promise.all([getTranslations("organization"), getMessages()]);
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        crumbs={[{ label: t("title"), href: "/organization" }, { label: t("newTitle") }]}
      />
      <Panel className="max-w-md">
        <p className="mb-4 text-muted">{t("newExplanation")}</p>
        <NextIntlClientProvider messages={{ organization }}>
          <CreateOrganizationForm />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
