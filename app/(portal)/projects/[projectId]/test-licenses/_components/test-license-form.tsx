"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { UNSENT } from "@/lib/domain/form-state";
import { answerTestLicenseForm } from "@/lib/features/test-licenses/actions";
import { PbxChoice } from "./pbx-choice";

type Props = Readonly<{ projectId: string; reference: string }>;

/** Asks for the version, whether the PBX is a slave, and if not how many PBX licenses. */
export function TestLicenseForm({ projectId, reference }: Props) {
  const t = useTranslations("testLicenses");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerTestLicenseForm, UNSENT);
  return (
    <Panel title={t("create")}>
      <p className="mb-4 text-muted">{t("intro")}</p>
      <ActionForm send={send} hidden={{ projectId, reference }} formError={formError} className="group">
        {answer && <Created projectId={projectId} serial={answer.serial} />}
        <TextField
          name="serial"
          label={t("serial")}
          autoComplete="off"
          spellCheck={false}
          placeholder="00-90-33-00-00-00"
          className="font-mono"
          defaultValue={answer ? "" : values.serial}
          error={fieldErrors.serial}
        />
        <TextField
          name="version"
          label={t("version")}
          description={t("versionDescription")}
          defaultValue={values.version ?? "14"}
          error={fieldErrors.version}
        />
        <PbxChoice chosen={values.pbx} />
        <div className="group-has-[[value=slave]:checked]:hidden">
          <TextField
            name="pbxLicenses"
            label={t("pbxLicenses")}
            inputMode="numeric"
            defaultValue={values.pbxLicenses ?? "10"}
            error={fieldErrors.pbxLicenses}
          />
        </div>
        <SubmitButton fullWidth>{t("create")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Created({ projectId, serial }: Readonly<{ projectId: string; serial: string }>) {
  const t = useTranslations("testLicenses");
  return (
    <Alert tone="good">
      <p className="mb-2">{t("created", { serial })}</p>
      <a
        href={withQuery(`/projects/${projectId}/license-keys/download`, { serial })}
        download
        className={buttonClass({ small: true })}
      >
        {t("download")}
      </a>
    </Alert>
  );
}
