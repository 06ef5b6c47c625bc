"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { leaveOrganization } from "@/lib/features/members/actions";

/** The way out of an organization, with what it costs. */
export function LeavePanel({ name }: Readonly<{ name: string }>) {
  const t = useTranslations("organization");
  const [{ formError }, send] = useActionState(leaveOrganization, UNSENT);
  return (
    <Panel title={t("leaveTitle")}>
      <form action={send} className="grid gap-3.5">
        <p className="text-muted">{t("leaveExplanation", { name })}</p>
        {formError && <Alert tone="end">{formError}</Alert>}
        <div>
          <SubmitButton look="end">{t("leave")}</SubmitButton>
        </div>
      </form>
    </Panel>
  );
}
