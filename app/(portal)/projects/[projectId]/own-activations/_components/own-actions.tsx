"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { AskedButton } from "@/components/forms/asked-button";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerCancelOwnForm } from "@/lib/features/own-activations/actions";

type Props = Readonly<{ projectId: string; own: Readonly<{ id: string; lastGroup: string }> }>;

/** What can be done with a key nobody used: hand it over, or cancel it, which gives back what it holds. */
export function OwnActions({ projectId, own: { id, lastGroup } }: Props) {
  const t = useTranslations("ownActivations");
  const [{ formError }, send] = useActionState(answerCancelOwnForm, UNSENT);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <HiddenFields fields={{ projectId, id }} />
      <ButtonLink
        href={`/projects/${projectId}/own-activations/${id}/transfer`}
        small
        prefetch={false}
        aria-label={t("transferOne", { lastGroup })}
      >
        {t("transfer")}
      </ButtonLink>
      <AskedButton
        name={t("cancelOne", { lastGroup })}
        question={t("cancelQuestion", { lastGroup })}
        keep={t("keep")}
        confirm={t("cancelKey")}
      >
        {t("cancel")}
      </AskedButton>
      {formError && (
        <p role="alert" className="text-xs text-danger">
          {formError}
        </p>
      )}
    </form>
  );
}
