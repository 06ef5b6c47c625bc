"use client";

import { useEffect } from "react";

type Props = Readonly<{ name: string }>;

const ONE_YEAR_SECONDS = 31_536_000;

/** Tells the server on whose clock to show times: it cannot know the browser's time zone otherwise. */
export function TimeZoneCookie({ name }: Props) {
  useEffect(() => {
    const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
    // The Cookie Store API is not there over plain HTTP.
    document.cookie = `${name}=${zone}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
  }, [name]);
  return null;
}
