import { db } from "@/lib/platform/db/client";

/** An article: a license one can rent, hold pieces of, or bind to a device. */
export type Article = Readonly<{
  number: string;
  name: string;
  kind: string;
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
export const listArticles = (): Promise<Article[]> =>
  db.article.findMany({ select: FIELDS, orderBy: [{ name: "asc" }, { number: "asc" }] });

/** One article, or null where there is none of this number. */
export const getArticle = (number: string): Promise<Article | null> =>
  db.article.findUnique({ where: { number }, select: FIELDS });
