"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export type BrokenProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** What broke is in the log under the reference; the person reads one neutral sentence. */
export function Broken({ error, reset }: BrokenProps) {
  const t = useTranslations("errors");
  return (
    <div role="alert" className="mx-auto max-w-md px-4 py-24 text-center">
      <h1 className="mb-2 text-xl font-semibold">{t("brokenTitle")}</h1>
      <p className="mb-5 text-balance text-muted">{t("broken")}</p>
      <Button look="primary" onClick={reset}>
        {t("tryAgain")}
      </Button>
      {error.digest && (
        <p className="mt-5 text-xs text-faint">{t("reference", { reference: error.digest })}</p>
      )}
    </div>
  );
}
