"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { leaveOrganization } from "@/lib/features/members/actions";

/** The way out of an organization, with what it costs. */
export function LeavePanel({ name }: Readonly<{ name: string }>) {
  const t = useTranslations("organization");
  const [{ formError }, send] = useActionState(leaveOrganization, UNSENT);
  return (
    <Panel title={t("leaveTitle")}>
      <ActionForm send={send} formError={formError}>
        <p className="text-muted">{t("leaveExplanation", { name })}</p>
        <div>
          <SubmitButton look="end">{t("leave")}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
