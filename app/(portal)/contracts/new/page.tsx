import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { isContractKind } from "@/lib/domain/contracts/contract";
import { loadOfferableKinds } from "@/lib/features/contracts/loaders";
import { NewContractForm } from "./_components/new-contract-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contracts"))("add") };
}

export default async function NewContractPage({ searchParams }: PageProps<"/contracts/new">) {
  const [t, { contracts }, kinds, { kind }] = await Promise.all([
    getTranslations("contracts"),
    getMessages(),
    loadOfferableKinds(),
    searchParams,
  ]);
  return (
    <>
      <PageHeader
        title={t("add")}
        crumbs={[{ label: t("title"), href: "/contracts" }, { label: t("add") }]}
      />
      <Panel className="max-w-xl" title={t("chooseTitle")}>
        <p className="mb-3.5 text-muted">{t("chooseText")}</p>
        <NextIntlClientProvider messages={{ contracts }}>
          <NewContractForm
            kinds={kinds}
            wanted={isContractKind(kind) ? kind : "software_rental"}
            reference={crypto.randomUUID()}
          />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
