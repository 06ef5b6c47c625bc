import type { ArticleKind } from "@/lib/domain/licenses/articles";
import { db } from "@/lib/platform/db/client";

/** An article: a license one can rent, hold pieces of, or bind to a device. */
export type Article = Readonly<{
  number: string;
  name: string;
  kind: ArticleKind;
  version: string;
  rentable: boolean;
  perDevice: boolean;
}>;

const FIELDS = {
  number: true,
  name: true,
  kind: true,
  version: true,
  rentable: true,
  perDevice: true,
} as const;

/** Every article, in the order of the names. Articles are no secret: all organizations see them. */
export async function listArticles(): Promise<Article[]> {
  const rows = await db.article.findMany({ select: FIELDS, orderBy: [{ name: "asc" }, { number: "asc" }] });
  return rows.map(toArticle);
}

/** One article, or null where there is none of this number. */
export async function getArticle(number: string): Promise<Article | null> {
  const row = await db.article.findUnique({ where: { number }, select: FIELDS });
  return row && toArticle(row);
}

const toArticle = (row: Omit<Article, "kind"> & Readonly<{ kind: string }>): Article => ({
  ...row,
  kind: row.kind as ArticleKind,
});
