import type { SearchParams } from "@/lib/domain/display/search-params";
import { search } from "@/lib/features/search/data";
import { type SearchGroup, searchPageSchema } from "@/lib/features/search/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

const MOST_ON_PAGE = 20;

/** What the person asking looked for, and what of theirs fits. */
export type LoadedSearch = Readonly<{ text: string; groups: SearchGroup[] }>;

/** Everything the person asking may see that fits the words in the address. */
export async function loadSearch(searchParams: SearchParams): Promise<LoadedSearch> {
  const scope = await requireScope();
  const { q: text } = searchPageSchema.parse(searchParams);
  return { text, groups: await search(scope, { text, limit: MOST_ON_PAGE }) };
}
