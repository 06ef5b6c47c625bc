import { notFound } from "next/navigation";
import { type Article, getArticle, listArticles } from "@/lib/features/articles/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** Every article, for whoever is signed in. */
export async function loadArticles(): Promise<Article[]> {
  await requireScope();
  return listArticles();
}

/** An article to change, for vendor staff; a page that does not exist for everybody else. */
export async function loadArticle(number: string): Promise<Article> {
  const { organizationKind } = await requireScope();
  return (organizationKind === "vendor" && (await getArticle(number))) || notFound();
}
