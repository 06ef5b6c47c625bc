"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";

type Props = Readonly<{ projectId: string; count: number }>;

/** That they were added, and where to go on. */
export function KeysAdded({ projectId, count }: Props) {
  const t = useTranslations("addedKeys");
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <Alert tone="good" title={t("added", { count })}>
        {t("addedHint")}
      </Alert>
      <div className="flex flex-wrap gap-2.5">
        <ButtonLink look="primary" href={`/projects/${projectId}`}>
          {t("toBalance")}
        </ButtonLink>
        <ButtonLink href={`/projects/${projectId}/activation-keys`}>{t("toList")}</ButtonLink>
      </div>
    </div>
  );
}
