import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { showLicenseAmount } from "@/lib/domain/display/license-amount";
import { loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { loadLicenseBalance } from "@/lib/features/license-balances/loaders";
import { ISC } from "@/lib/features/license-balances/schema";
import { CreateOwnForm } from "./_components/create-own-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownActivations"))("createTitle") };
}

export default async function CreateOwnPage({
  params,
}: PageProps<"/projects/[projectId]/own-activations/create">) {
  if (!(await loadMayUseLicenses())) notFound();
  const { projectId } = await params;
  const [balance, t, { ownActivations, certificates, ui }, locale] = await Promise.all([
    loadLicenseBalance(projectId),
    getTranslations("ownActivations"),
    getMessages(),
    getLocale(),
  ]);
  const types = balance.map(({ articleNumber, articleName, left }) => ({
    value: articleNumber ?? ISC,
    label: t("typeLeft", {
      type: articleName ?? "iSC",
      left: showLicenseAmount({ articleNumber, amount: left }, locale),
    }),
  }));
  return (
    <Panel title={t("createTitle")} className="max-w-2xl">
      <NextIntlClientProvider messages={{ ownActivations, certificates, ui }}>
        <CreateOwnForm projectId={projectId} types={types} reference={crypto.randomUUID()} />
      </NextIntlClientProvider>
    </Panel>
  );
}
