import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { ChargeFlow } from "./_components/charge-flow";
import { ChargeTrial } from "./_components/charge-trial";

export async function generateMetadata({ params }: PageProps<"/accounts/[id]/charge">): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations("charge")]);
  return { title: `${t("title")} · ${(await loadAccount(id)).name}` };
}

export default async function ChargePage({ params }: PageProps<"/accounts/[id]/charge">) {
  const { id } = await params;
  const [{ name }, t, accounts, { charge, preview }] = await Promise.all([
    loadAccount(id),
    getTranslations("charge"),
    getTranslations("accounts"),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[
          { label: accounts("title"), href: "/accounts" },
          { label: name, href: `/accounts/${id}` },
          { label: t("title") },
        ]}
      />
      <NextIntlClientProvider messages={{ charge, preview }}>
        <ChargeFlow accountId={id} accountName={name} reference={crypto.randomUUID()} />
        <ChargeTrial accountId={id} />
      </NextIntlClientProvider>
    </>
  );
}
