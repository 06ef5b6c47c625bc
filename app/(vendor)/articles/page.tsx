import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadArticles } from "@/lib/features/articles/loaders";
import { NewArticleForm } from "./_components/article-form";
import { ArticlesTable } from "./_components/articles-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("articles"))("title") };
}

export default async function ArticlesPage() {
  const [t, listed, { articles, ui }] = await Promise.all([
    getTranslations("articles"),
    loadArticles(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid items-start gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <Panel title={t("add")}>
          <NextIntlClientProvider messages={{ articles, ui }}>
            <NewArticleForm reference={crypto.randomUUID()} />
          </NextIntlClientProvider>
        </Panel>
        <Panel flush>
          <ArticlesTable articles={listed} />
        </Panel>
      </div>
    </>
  );
}
