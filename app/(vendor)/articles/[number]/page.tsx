import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadArticle } from "@/lib/features/articles/loaders";
import { loadIncludable } from "@/lib/features/included-licenses/loaders";
import { ArticleForm } from "../_components/article-form";
import { IncludedLicensesForm } from "./_components/included-licenses-form";

type Props = PageProps<"/articles/[number]">;

const articleOf = async ({ params }: Props) => loadArticle((await params).number);

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await articleOf(props)).name };
}

export default async function ArticlePage(props: Props) {
  const [t, article, included, { articles, rentalOrders, ui }] = await Promise.all([
    getTranslations("articles"),
    articleOf(props),
    props.params.then(({ number }) => loadIncludable(number)),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={article.name}
        crumbs={[{ label: t("title"), href: "/articles" }, { label: article.number }]}
      />
      <NextIntlClientProvider messages={{ articles, rentalOrders, ui }}>
        <div className="grid max-w-md grid-cols-[minmax(0,1fr)] gap-4">
          <Panel title={article.number}>
            <ArticleForm article={article} reference={crypto.randomUUID()} />
          </Panel>
          {included && (
            <Panel title={rentalOrders.included.title}>
              <IncludedLicensesForm number={article.number} licenses={included} />
            </Panel>
          )}
        </div>
      </NextIntlClientProvider>
    </>
  );
}
