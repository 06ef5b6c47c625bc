"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import type { OfferDetails } from "@/lib/domain/contracts/offer";
import { UNSENT } from "@/lib/domain/form-state";
import { answerOfferForm } from "@/lib/features/contracts/actions";
import { OfferFields } from "./offer-fields";

type Props = Readonly<{
  contractId: string;
  title: string;
  details: OfferDetails;
  accepted: Readonly<{ termsHash: string; termsLocale: string }>;
  /** Makes the same offer, sent twice, count once. */
  reference: string;
  /** The terms, to read before the last button. */
  children: ReactNode;
}>;

/** An offer: who makes it, the terms to accept, and the buttons. Enter keeps the draft; only the last one submits. */
export function OfferForm({ contractId, title, details, accepted, reference, children }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerOfferForm, UNSENT);
  return (
    <form action={send} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <HiddenFields
        fields={{ contractId, reference, termsHash: accepted.termsHash, termsLocale: accepted.termsLocale }}
      />
      {formError && <Alert tone="end">{formError}</Alert>}
      <Panel title={t("offerTitle")}>
        <OfferFields details={details} values={answer ? {} : values} errors={fieldErrors} />
        <DraftButtons isSaved={Boolean(answer)} />
      </Panel>
      {children}
      <div className="grid justify-items-start gap-3">
        <label className="flex items-start gap-2.5">
          <input
            key={values.accepted}
            type="checkbox"
            name="accepted"
            value="yes"
            defaultChecked={values.accepted === "yes"}
            aria-invalid={fieldErrors.accepted ? true : undefined}
            aria-describedby={fieldErrors.accepted ? "accepted-error" : undefined}
            className="mt-0.75 accent-[var(--accent)]"
          />
          {t("accept")}
        </label>
        {fieldErrors.accepted && (
          <p id="accepted-error" role="alert" className="text-xs text-danger">
            {t("mustAccept")}
          </p>
        )}
        <SubmitButton name="intent" value="submit">
          {t("submit", { title })}
        </SubmitButton>
      </div>
    </form>
  );
}

function DraftButtons({ isSaved }: Readonly<{ isSaved: boolean }>) {
  const t = useTranslations("contracts");
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2.5">
      <SubmitButton name="intent" value="save" look="plain">
        {t("save")}
      </SubmitButton>
      <SubmitButton name="intent" value="discard" look="plain">
        {t("discard")}
      </SubmitButton>
      <FormStatus>{isSaved && t("saved")}</FormStatus>
    </div>
  );
}
