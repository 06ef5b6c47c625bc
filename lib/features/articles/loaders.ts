import { type Article, listArticles } from "@/lib/features/articles/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** Every article, for whoever is signed in. */
export async function loadArticles(): Promise<Article[]> {
  await requireScope();
  return listArticles();
}
