"use client";

import { useTranslations } from "next-intl";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { StepLink } from "@/components/forms/step-link";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import type { AddKeysStep } from "@/lib/features/added-keys/actions";
import { CheckedKeysTable } from "./checked-keys-table";

type Props = Readonly<{
  project: Readonly<{ id: string; name: string }>;
  reference: string;
  keys: Extract<AddKeysStep, { step: "checked" }>["keys"];
  send: (form: FormData) => void;
  onBack: () => void;
}>;

/** What was pasted, key by key; only *OK* uses the keys, and it cannot be taken back. */
export function CheckedKeys({ project, reference, keys, send, onBack }: Props) {
  const t = useTranslations("addedKeys");
  const addable = keys.flatMap((key) => (key.outcome === "addable" ? [key.canonical] : []));
  return (
    <Panel title={t("contents")} flush>
      <CheckedKeysTable keys={keys} />
      <form action={send} className="grid gap-3 border-t px-4 py-3.5">
        <HiddenFields fields={{ projectId: project.id, text: addable.join("\n"), reference }} />
        {addable.length < keys.length && (
          <Alert tone="changed">{t("someLeftOut", { count: keys.length - addable.length })}</Alert>
        )}
        <p className="text-muted">
          {addable.length > 0
            ? t("confirm", { count: addable.length, project: project.name })
            : t("nothingToAdd")}
        </p>
        <div className="flex flex-wrap gap-2.5">
          {addable.length > 0 && (
            <SubmitButton name="intent" value="add">
              {t("ok")}
            </SubmitButton>
          )}
          <StepLink href={`/projects/${project.id}/activation-keys/add`} onStep={onBack}>
            {t("back")}
          </StepLink>
        </div>
      </form>
    </Panel>
  );
}
