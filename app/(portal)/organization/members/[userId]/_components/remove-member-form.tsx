"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { removeMember } from "@/lib/features/members/actions";

/** Removes a member, with what that means. */
export function RemoveMemberForm({ userId, name }: Readonly<{ userId: string; name: string }>) {
  const t = useTranslations("organization");
  const [{ formError }, send] = useActionState(removeMember, UNSENT);
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="userId" value={userId} />
      <p className="text-muted">{t("removeExplanation", { name })}</p>
      {formError && <Alert tone="end">{formError}</Alert>}
      <div>
        <SubmitButton look="end">{t("remove")}</SubmitButton>
      </div>
    </form>
  );
}
