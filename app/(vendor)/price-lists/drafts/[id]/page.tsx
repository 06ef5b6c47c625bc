import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTimeZone, getTranslations } from "next-intl/server";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { localTimeOf } from "@/lib/domain/display/local-time";
import { loadDraft } from "@/lib/features/price-drafts/loaders";
import { DraftEditor } from "./_components/draft-editor";
import { ImportPanel } from "./_components/import-panel";
import { PublishPanel } from "./_components/publish-panel";

export async function generateMetadata({ params }: PageProps<"/price-lists/drafts/[id]">): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslations("priceLists"), params]);
  return { title: t("draft", { name: (await loadDraft(id)).name }) };
}

export default async function DraftPage({ params }: PageProps<"/price-lists/drafts/[id]">) {
  const [t, draft, { priceLists }, timeZone] = await Promise.all([
    getTranslations("priceLists"),
    params.then(({ id }) => loadDraft(id)),
    getMessages(),
    getTimeZone(),
  ]);
  const { id, name, version, validFrom, published, base, articles, prices } = draft;
  if (published) redirect(`/price-lists/${published.id}`);
  const shownFrom = validFrom === null ? "" : localTimeOf(validFrom, timeZone);
  return (
    <>
      <PageHeader
        title={t("draft", { name })}
        crumbs={[{ label: t("title"), href: "/price-lists" }, { label: name }]}
      >
        {base && (
          <ButtonLink href={`/price-lists/compare?old=${base.id}&new=${id}`}>{t("compare")}</ButtonLink>
        )}
        <ButtonLink href={`/price-lists/effects?of=${id}`}>{t("whoPays")}</ButtonLink>
        <a href={`/price-lists/csv?of=${id}`} download className={buttonClass({})}>
          {t("downloadCsv")}
        </a>
      </PageHeader>
      <NextIntlClientProvider messages={{ priceLists }}>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <DraftEditor
              draft={{ id, name, version, validFrom: shownFrom, articles, baseNumber: base?.number ?? null }}
            />
            <ImportPanel draft={{ id, version }} />
          </div>
          <PublishPanel draft={{ id, version, named: prices.length }} reference={crypto.randomUUID()} />
        </div>
      </NextIntlClientProvider>
    </>
  );
}
