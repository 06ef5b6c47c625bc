import { useEffect, useState } from "react";
import type { SearchGroup } from "@/lib/features/search/schema";

/** What a search shows: nothing asked yet, on its way, what was found, or that it does not answer. */
export type SearchState = Readonly<{
  state: "idle" | "searching" | "found" | "failed";
  groups: readonly SearchGroup[];
}>;

const PAUSE_MILLISECONDS = 150;
/** As the server has it; less is not asked. */
const FEWEST_CHARACTERS = 2;

/** Searches as somebody types, a moment after the last key; an answer that is overtaken is dropped. */
export function useSearch(text: string): SearchState {
  const [answer, setAnswer] = useState<SearchState>({ state: "idle", groups: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < FEWEST_CHARACTERS) return undefined;
    const abort = new AbortController();
    async function look() {
      setAnswer(({ groups }) => ({ state: "searching", groups }));
      const next = await ask(wanted, abort.signal);
      if (!abort.signal.aborted) setAnswer(next);
    }
    const timer = setTimeout(() => void look(), PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);
  return wanted.length < FEWEST_CHARACTERS ? { state: "idle", groups: [] } : answer;
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
