"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
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
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="userId" value={member.userId} />
      {formError && <Alert tone="end">{formError}</Alert>}
      {answer && <Alert tone="good">{t("saved")}</Alert>}
      <RightsFields rights={member} projects={projects} values={answer ? {} : values} />
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </form>
  );
}
