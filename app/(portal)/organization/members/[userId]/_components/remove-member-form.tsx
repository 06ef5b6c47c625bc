"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { removeMember } from "@/lib/features/members/actions";

/** Removes a member, with what that means. */
export function RemoveMemberForm({ userId, name }: Readonly<{ userId: string; name: string }>) {
  const t = useTranslations("organization");
  const [{ formError }, send] = useActionState(removeMember, UNSENT);
  return (
    <ActionForm send={send} hidden={{ userId }} formError={formError}>
      <p className="text-muted">{t("removeExplanation", { name })}</p>
      <div>
        <SubmitButton look="end">{t("remove")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
