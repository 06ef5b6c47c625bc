import { useEffect, useState } from "react";
import type { SearchGroup } from "@/lib/features/search/schema";

/** What a search shows: nothing asked yet, on its way, what was found, or that it does not answer. */
export type SearchState = Readonly<{
  state: "idle" | "searching" | "found" | "failed";
  groups: readonly SearchGroup[];
}>;

type Answer = SearchState & Readonly<{ text: string }>;

const PAUSE_MILLISECONDS = 150;
/** As the server has it; less is not asked. */
const FEWEST_CHARACTERS = 2;

/**
 * Searches as somebody types, a moment after the last key; an answer that is overtaken is dropped, and stays to
 * be seen, as one to something else, until the next has come.
 */
export function useSearch(text: string): SearchState {
  const [answer, setAnswer] = useState<Answer>({ text: "", state: "idle", groups: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < FEWEST_CHARACTERS) return undefined;
    const abort = new AbortController();
    async function look() {
      const next = await ask(wanted, abort.signal);
      if (!abort.signal.aborted) setAnswer({ text: wanted, ...next });
    }
    const timer = setTimeout(() => void look(), PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);
  if (wanted.length < FEWEST_CHARACTERS) return { state: "idle", groups: [] };
  return answer.text === wanted ? answer : { state: "searching", groups: answer.groups };
}

async function ask(text: string, signal: AbortSignal): Promise<SearchState> {
  try {
    const response = await fetch(`/search/hits?q=${encodeURIComponent(text)}`, { signal });
    if (!response.ok) return { state: "failed", groups: [] };
    const { groups } = (await response.json()) as Readonly<{ groups: SearchGroup[] }>;
    return { state: "found", groups };
  } catch {
    return { state: "failed", groups: [] };
  }
}
