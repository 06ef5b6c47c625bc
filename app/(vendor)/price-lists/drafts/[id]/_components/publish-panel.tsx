"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerDiscardForm, answerPublishForm } from "@/lib/features/price-drafts/actions";

type Props = Readonly<{
  draft: Readonly<{ id: string; version: number; named: number }>;
  reference: string;
}>;

/** Makes the saved draft a list, or throws it away. */
export function PublishPanel({ draft, reference }: Props) {
  const t = useTranslations("priceLists");
  const [published, publish] = useActionState(answerPublishForm, UNSENT);
  const [discarded, discard] = useActionState(answerDiscardForm, UNSENT);
  const problem = published.formError ?? discarded.formError;
  return (
    <Panel title={t("publishTitle")}>
      <div className="grid gap-3">
        {problem && <Alert tone="end">{problem}</Alert>}
        <p className="text-[0.8125rem] text-muted">
          {t("publishText", { count: draft.named })} {t("unsavedHint")}
        </p>
        <form action={publish}>
          <DraftFields {...{ draft, reference }} />
          <SubmitButton fullWidth>{t("publish")}</SubmitButton>
        </form>
        <details>
          <summary className="cursor-pointer text-[0.8125rem] text-muted">{t("discard")}</summary>
          <form action={discard} className="mt-2 grid gap-2">
            <p className="text-[0.8125rem]">{t("discardText")}</p>
            <DraftFields {...{ draft, reference: `discard ${reference}` }} />
            <SubmitButton look="end" fullWidth>
              {t("discardNow")}
            </SubmitButton>
          </form>
        </details>
      </div>
    </Panel>
  );
}

const DraftFields = ({ draft, reference }: Props) => (
  <HiddenFields fields={{ id: draft.id, basedOn: draft.version, reference }} />
);
