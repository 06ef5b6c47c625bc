import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { AddPbxForm } from "./_components/add-pbx-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("newPbx"))("title") };
}

export default async function NewPbxPage({ params }: PageProps<"/accounts/[id]/pbxs/new">) {
  const { id } = await params;
  const [account, t, accounts, { newPbx }] = await Promise.all([
    loadAccount(id),
    getTranslations("newPbx"),
    getTranslations("accounts"),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[
          { label: accounts("title"), href: "/accounts" },
          { label: account.name, href: `/accounts/${id}` },
          { label: t("title") },
        ]}
      />
      <Panel className="max-w-xl">
        <NextIntlClientProvider messages={{ newPbx }}>
          <AddPbxForm accountId={id} />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
