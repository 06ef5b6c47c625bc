"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/**
 * What is not yours does not exist: both read the same. A client component, because every page carries it, for the
 * case: then only its name travels.
 */
export function NothingHere() {
  const t = useTranslations("errors");
  return (
    <div className="mx-auto max-w-md px-4 py-24 text-center">
      <h1 className="mb-2 text-xl font-semibold">{t("notFoundTitle")}</h1>
      <p className="mb-5 text-balance text-muted">{t("notFound")}</p>
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </div>
  );
}
