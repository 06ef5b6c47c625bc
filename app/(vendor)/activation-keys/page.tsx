import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadIssuedKeys } from "@/lib/features/activation-keys/loaders";
import { loadArticles } from "@/lib/features/articles/loaders";
import { IssueKeyForm } from "./_components/issue-key-form";
import { IssuedKeysTable } from "./_components/issued-keys-table";

const pageHref = (page: number) => withQuery("/activation-keys", { page });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activationKeys"))("title") };
}

export default async function ActivationKeysPage({ searchParams }: PageProps<"/activation-keys">) {
  const t = await getTranslations("activationKeys");
  const [{ keys, total, page, pageSize }, articles, { activationKeys, ui }] = await Promise.all([
    loadIssuedKeys(await searchParams),
    loadArticles(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <Panel title={t("issue")}>
          <NextIntlClientProvider messages={{ activationKeys, ui }}>
            <IssueKeyForm
              articles={articles.map(({ number, name }) => ({ value: number, label: `${name} (${number})` }))}
              reference={crypto.randomUUID()}
            />
          </NextIntlClientProvider>
        </Panel>
        <Panel
          title={t("issued")}
          flush
          footer={total > 0 && <Pagination page={page} pageSize={pageSize} total={total} href={pageHref} />}
        >
          <IssuedKeysTable keys={keys} />
        </Panel>
      </div>
    </>
  );
}
