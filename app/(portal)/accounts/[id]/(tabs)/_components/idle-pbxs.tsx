"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPbxRemoval } from "@/lib/features/pbxs/actions";

type IdlePbx = Readonly<{ serial: string; name: string }>;
type Props = Readonly<{ accountId: string; pbxs: readonly IdlePbx[]; reference: string }>;

/** The PBXs that rent nothing: each can be taken out, so that another account can have it. */
export function IdlePbxs({ accountId, pbxs, reference }: Props) {
  const t = useTranslations("accountLife");
  const [{ formError, fieldErrors }, send] = useActionState(answerPbxRemoval, UNSENT);
  const problem = formError ?? fieldErrors.serial;
  if (pbxs.length === 0) return null;
  return (
    <Panel title={t("idlePbxs")} className="mt-4">
      {problem && <Alert tone="end">{problem}</Alert>}
      <p className="text-muted">{t("idlePbxsText")}</p>
      <ul className="mt-2 divide-y">
        {pbxs.map(({ serial, name }) => (
          <li key={serial} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="font-[550]">{name}</span>
            <span className="text-muted tabular-nums">{serial}</span>
            <form action={send} className="ms-auto">
              <HiddenFields fields={{ accountId, reference: `${reference} ${serial}` }} />
              <SubmitButton
                look="plain"
                small
                name="serial"
                value={serial}
                aria-label={t("removePbxNamed", { name })}
              >
                {t("removePbx")}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
