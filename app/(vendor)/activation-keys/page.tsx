import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadIssuedKeys } from "@/lib/features/activation-keys/loaders";
import { KEYS_PER_PAGE } from "@/lib/features/activation-keys/schema";
import { loadArticles } from "@/lib/features/articles/loaders";
import { IssueKeyForm } from "./_components/issue-key-form";
import { IssuedKeysTable } from "./_components/issued-keys-table";
import { KeysFilter } from "./_components/keys-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activationKeys"))("title") };
}

export default async function ActivationKeysPage({ searchParams }: PageProps<"/activation-keys">) {
  const t = await getTranslations("activationKeys");
  const [{ keys, total, list }, articles, { activationKeys, certificates, ui }] = await Promise.all([
    loadIssuedKeys(await searchParams),
    loadArticles(),
    getMessages(),
  ]);
  const href = (page: number) => withQuery("/activation-keys", { ...list, page });
  return (
    <>
      <PageHeader title={t("title")}>
        <ButtonLink href="/activation-keys/batch">{t("issueMany")}</ButtonLink>
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <Panel title={t("issue")}>
          <NextIntlClientProvider messages={{ activationKeys, certificates, ui }}>
            <IssueKeyForm
              articles={articles.map(({ number, name }) => ({ value: number, label: `${name} (${number})` }))}
              reference={crypto.randomUUID()}
            />
          </NextIntlClientProvider>
        </Panel>
        <Panel
          title={t("issued")}
          flush
          className="rows-close"
          footer={
            total > 0 && <Pagination page={list.page} pageSize={KEYS_PER_PAGE} total={total} href={href} />
          }
        >
          <KeysFilter list={list} />
          <IssuedKeysTable keys={keys} />
        </Panel>
      </div>
    </>
  );
}
