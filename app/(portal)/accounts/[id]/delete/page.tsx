import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider, type Locale } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { balanceAt } from "@/lib/domain/accounts/balance";
import { showIsc } from "@/lib/domain/display/amount";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { DeletionForm } from "./_components/deletion-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountLife"))("delete.title") };
}

export default async function DeleteAccountPage({ params }: PageProps<"/accounts/[id]/delete">) {
  const { id } = await params;
  const [account, { permissions }, t, accounts, { accountLife }] = await Promise.all([
    loadAccount(id),
    loadSession(),
    getTranslations("accountLife"),
    getTranslations("accounts"),
    getMessages(),
  ]);
  const { name, facts, now, deletedAt } = account;
  if (!permissions.includes("rental") || deletedAt !== null) notFound();
  const balance = balanceAt(facts, now);
  const locale: Locale = await getLocale();
  return (
    <>
      <PageHeader
        title={t("delete.title")}
        crumbs={[
          { label: accounts("title"), href: "/accounts" },
          { label: name, href: `/accounts/${id}` },
          { label: t("delete.title") },
        ]}
      />
      <Panel className="max-w-xl">
        {facts.rented ? (
          <div className="grid justify-items-start gap-3.5">
            <p>{t("delete.rents")}</p>
            <ButtonLink href={`/accounts/${id}`}>{t("delete.toRental")}</ButtonLink>
          </div>
        ) : (
          <NextIntlClientProvider messages={{ accountLife }}>
            <DeletionForm
              account={{ id, name, balanceTicks: balance.toString() }}
              amount={showIsc(balance, locale)}
              reference={crypto.randomUUID()}
            />
          </NextIntlClientProvider>
        )}
      </Panel>
    </>
  );
}
