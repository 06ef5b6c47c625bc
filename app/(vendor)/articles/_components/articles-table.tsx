import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { ArticleKind } from "@/lib/domain/licenses/articles";

type Article = Readonly<{
  number: string;
  name: string;
  kind: ArticleKind;
  version: string;
  rentable: boolean;
  perDevice: boolean;
}>;

/** Every article; each leads to where it is changed. */
export function ArticlesTable({ articles }: Readonly<{ articles: readonly Article[] }>) {
  const t = useTranslations("articles");
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "name", label: t("name") },
        { key: "number", label: t("number"), nowrap: true },
        { key: "kind", label: t("kind"), wide: true },
        { key: "version", label: t("version"), wide: true },
        { key: "rentable", label: t("rentable"), wide: true },
        { key: "perDevice", label: t("deviceBound"), wide: true },
      ]}
      rows={articles.map(({ number, name, kind, version, rentable, perDevice }) => ({
        key: number,
        cells: [
          <Link key="name" href={`/articles/${encodeURIComponent(number)}`} prefetch={false}>
            {name}
          </Link>,
          <span key="number" className="whitespace-nowrap">
            {number}
          </span>,
          t(`kinds.${kind}`),
          version,
          rentable ? t("yes") : "–",
          perDevice ? t("yes") : "–",
        ],
      }))}
      empty={t("none")}
    />
  );
}
