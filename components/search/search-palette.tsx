"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { HitOptions } from "./hit-options";
import { SearchField } from "./search-field";
import { SearchStatus } from "./search-status";
import { useGoing } from "./use-going";
import { useSearch } from "./use-search";

const LIST = "search-hits";

type Props = Readonly<{ close: () => void }>;

/** The search over the page: arrows choose, Enter goes there, Escape closes. */
export default function SearchPalette({ close }: Props) {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const { state, groups } = useSearch(text);
  const hits = groups.flatMap((group) => group.hits);
  // What is still shown of an earlier text is nothing that Enter may open.
  const chosen = state === "found" ? hits[active] : undefined;
  const goTo = useGoing(close);
  return (
    <PaletteDialog close={close}>
      <SearchField
        list={LIST}
        text={text}
        active={hits.length > 0 ? active : null}
        type={(next) => {
          setText(next);
          setActive(0);
        }}
        step={(by) => setActive((active + by + hits.length) % Math.max(1, hits.length))}
        enter={() => goTo(chosen?.href ?? `/search?q=${encodeURIComponent(text)}`)}
      />
      <HitOptions id={LIST} groups={groups} active={active} choose={goTo} />
      <SearchStatus state={state} count={hits.length} text={text.trim()} />
    </PaletteDialog>
  );
}

/** Over the page, until Escape or a press beside it. */
function PaletteDialog({ close, children }: Props & Readonly<{ children: ReactNode }>) {
  const t = useTranslations("search");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const closeBeside = (event: MouseEvent) => event.target === shown && shown?.close();
    shown?.showModal();
    shown?.addEventListener("click", closeBeside);
    return () => shown?.removeEventListener("click", closeBeside);
  }, []);
  return (
    <dialog ref={dialog} aria-label={t("title")} className="search-palette" onClose={close}>
      {children}
    </dialog>
  );
}
