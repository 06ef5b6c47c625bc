import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadLaw } from "@/lib/features/license-law/loaders";
import { LawTable } from "./_components/law-table";
import { ParkedTable } from "./_components/parked-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("law"))("title") };
}

export default async function LawPage() {
  const [{ at, rows, parked }, t, { law }] = await Promise.all([
    loadLaw(),
    getTranslations("law"),
    getMessages(),
  ]);
  const isBroken = rows.some(({ holds }) => !holds);
  const articles = rows.filter(({ articleNumber }) => articleNumber !== null);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Alert tone={isBroken || parked.length > 0 ? "end" : "good"} title={t(isBroken ? "broken" : "holds")}>
          {t.rich("asOf", { at: () => <Moment at={at} /> })}
        </Alert>
        <Panel title={t("credits")} flush>
          <LawTable kind="credits" rows={rows.filter(({ articleNumber }) => articleNumber === null)} />
        </Panel>
        <Panel title={t("articles")} flush>
          <LawTable kind="articles" rows={articles} />
        </Panel>
        <Panel title={t("parked")} flush>
          <NextIntlClientProvider messages={{ law }}>
            <ParkedTable parked={parked} />
          </NextIntlClientProvider>
        </Panel>
      </div>
    </>
  );
}
