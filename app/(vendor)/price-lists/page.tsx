import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadDrafts } from "@/lib/features/price-drafts/loaders";
import { loadPriceLists } from "@/lib/features/price-lists/loaders";
import { DraftsTable } from "./_components/drafts-table";
import { ListsTable } from "./_components/lists-table";
import { NewDraftForm } from "./_components/new-draft-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("priceLists"))("title") };
}

export default async function PriceListsPage() {
  const [t, lists, drafts, { priceLists }] = await Promise.all([
    getTranslations("priceLists"),
    loadPriceLists(),
    loadDrafts(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")}>
        <ButtonLink href="/price-lists/compare">{t("compareLists")}</ButtonLink>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Panel title={t("drafts")} flush>
            <DraftsTable drafts={drafts} />
          </Panel>
          <Panel title={t("lists")} flush>
            <ListsTable lists={lists} />
          </Panel>
        </div>
        <Panel title={t("newDraft")}>
          <NextIntlClientProvider messages={{ priceLists }}>
            <NewDraftForm reference={crypto.randomUUID()} />
          </NextIntlClientProvider>
        </Panel>
      </div>
    </>
  );
}
