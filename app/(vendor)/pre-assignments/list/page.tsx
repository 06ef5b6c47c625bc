import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { PreAssignList } from "./_components/pre-assign-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preAssignments"))("assignMany") };
}

export default async function PreAssignListPage() {
  const [t, { csv, preAssignments, ui }] = await Promise.all([
    getTranslations("preAssignments"),
    getMessages(),
  ]);
  const crumbs = [{ label: t("title"), href: "/pre-assignments" }, { label: t("assignMany") }];
  return (
    <>
      <PageHeader title={t("assignMany")} crumbs={crumbs} />
      <NextIntlClientProvider messages={{ csv, preAssignments, ui }}>
        <PreAssignList reference={crypto.randomUUID()} />
      </NextIntlClientProvider>
    </>
  );
}
