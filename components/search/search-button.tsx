"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { lazy, type MouseEvent, Suspense, useEffect, useState } from "react";

/** Comes when it is wanted for the first time: most pages are left without a search. */
const SearchPalette = lazy(() => import("./search-palette"));

const TYPED_INTO = "input, textarea, select, [contenteditable], dialog[open]";

/** The way to the search: pressed, with "/", or with Ctrl or Command and K. Without scripts it leads to its page. */
export function SearchButton() {
  const t = useTranslations("search");
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    function open(event: KeyboardEvent) {
      if (!isWish(event)) return;
      event.preventDefault();
      setIsOpen(true);
    }
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);
  function press(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setIsOpen(true);
  }
  return (
    <>
      <Link href="/search" prefetch={false} onClick={press} aria-keyshortcuts="/" className="search-button">
        <Search aria-hidden="true" />
        <span className="flex-1">{t("open")}</span>
        <kbd aria-hidden="true">/</kbd>
      </Link>
      {isOpen && (
        <Suspense>
          <SearchPalette close={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function isWish({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === "k";
  return key === "/" && target instanceof Element && target.closest(TYPED_INTO) === null;
}
