"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { RightsFields } from "@/components/members/rights-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import type { MemberRights } from "@/lib/domain/organizations/member-rights";
import { changeMember } from "@/lib/features/members/actions";

type Props = Readonly<{
  member: MemberRights & Readonly<{ userId: string }>;
  projects: readonly Readonly<{ id: string; name: string }>[];
}>;

/** Changes what a member may do. */
export function ChangeMemberForm({ member, projects }: Props) {
  const t = useTranslations("organization");
  const [{ values, formError, answer }, send] = useActionState(changeMember, UNSENT);
  return (
    <ActionForm send={send} hidden={{ userId: member.userId }} formError={formError}>
      {answer && <Alert tone="good">{t("saved")}</Alert>}
      <RightsFields rights={member} projects={projects} values={answer ? {} : values} />
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
