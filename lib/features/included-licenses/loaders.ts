import { isRentableOn } from "@/lib/domain/licenses/articles";
import { loadArticle } from "@/lib/features/articles/loaders";
import { type IncludedLicense, listIncludable } from "@/lib/features/included-licenses/data";

/** What could come with an article, for vendor staff; null where it is no rental device. */
export async function loadIncludable(number: string): Promise<IncludedLicense[] | null> {
  const article = await loadArticle(number);
  return isRentableOn("device", article) ? listIncludable(number) : null;
}
