"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

type State = "on" | "off" | "ended";

type Props = Readonly<{
  /** Where to ask whether anything is new. */
  href: string;
  /** What is shown, by its short name. */
  version: string;
  everyMilliseconds: number;
  texts: Readonly<Record<State, string>>;
}>;

/**
 * Asks now and then whether what is shown is still so, and has the page read again where it is not: no reload, and what
 * was typed stays. Rests while nobody looks, and ends with the session.
 */
export function Live({ href, version, everyMilliseconds, texts }: Props) {
  const router = useRouter();
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const look = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await ask(href, version, ending.signal);
      if (ending.signal.aborted) return;
      setState(stateAfter(answer));
      if (answer === 200 || answer === 401 || answer === 404) router.refresh();
      if (answer === 401 || answer === 404) ending.abort();
    };
    const stop = lookEvery(everyMilliseconds, look, ending.signal);
    return () => {
      ending.abort();
      stop();
    };
  }, [href, version, everyMilliseconds, router]);
  return (
    <p role="status" className="mt-3 min-h-5 text-[0.8125rem] text-muted">
      {state && texts[state]}
    </p>
  );
}

/** The status of the answer: 200 is news, 304 none; 0 where there was no answer. */
async function ask(href: string, version: string, signal: AbortSignal): Promise<number> {
  const headers = { "if-none-match": `"${version}"` };
  try {
    return (await fetch(href, { headers, signal, cache: "no-store", redirect: "manual" })).status;
  } catch {
    return 0;
  }
}

function stateAfter(status: number): State {
  if (status === 401) return "ended";
  return status === 200 || status === 304 ? "on" : "off";
}

/** One look after the other, never two at once; at once when somebody comes back to the page. */
function lookEvery(milliseconds: number, look: () => Promise<void>, { aborted }: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = aborted;
  const next = async () => {
    clearTimeout(timer);
    await look();
    if (!isStopped) timer = setTimeout(next, milliseconds);
  };
  const comeBack = () => {
    if (document.visibilityState === "visible") void next();
  };
  timer = setTimeout(next, milliseconds);
  document.addEventListener("visibilitychange", comeBack);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", comeBack);
  };
}
