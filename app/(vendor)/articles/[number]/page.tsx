import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadArticle } from "@/lib/features/articles/loaders";
import { ArticleForm } from "../_components/article-form";

type Props = PageProps<"/articles/[number]">;

const articleOf = async ({ params }: Props) => loadArticle((await params).number);

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await articleOf(props)).name };
}

export default async function ArticlePage(props: Props) {
  const [t, article, { articles, ui }] = await Promise.all([
    getTranslations("articles"),
    articleOf(props),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={article.name}
        crumbs={[{ label: t("title"), href: "/articles" }, { label: article.number }]}
      />
      <Panel title={article.number} className="max-w-md">
        <NextIntlClientProvider messages={{ articles, ui }}>
          <ArticleForm article={article} reference={crypto.randomUUID()} />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
