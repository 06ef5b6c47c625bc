import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadCustomers } from "@/lib/features/customers/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { OpenAccountForm } from "./_components/open-account-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("newAccount"))("title") };
}

export default async function NewAccountPage() {
  const { current } = await loadSession();
  if (current.kind !== "partner") notFound();
  const [customers, t, accounts, { newAccount, warnings }, locale] = await Promise.all([
    loadCustomers(),
    getTranslations("newAccount"),
    getTranslations("accounts"),
    getMessages(),
    getLocale(),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: accounts("title"), href: "/accounts" }, { label: t("title") }]}
      />
      <Panel className="max-w-xl">
        <NextIntlClientProvider messages={{ newAccount, warnings }}>
          <OpenAccountForm
            customers={customers.map(({ name }) => name)}
            locale={locale}
            reference={crypto.randomUUID()}
          />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
