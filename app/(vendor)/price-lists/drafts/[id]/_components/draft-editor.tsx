"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerDraftForm } from "@/lib/features/price-drafts/actions";
import { type EditedPrices, PriceRow } from "./price-row";
import { PricesHead } from "./prices-head";

type Props = Readonly<{
  draft: Readonly<{
    id: string;
    name: string;
    version: number;
    /** As the field shows it; empty: from publishing on. */
    validFrom: string;
    baseNumber: number | null;
    articles: readonly EditedPrices[];
  }>;
}>;

/** The draft as one dense table: beside each price there is, a field for the one there shall be. */
export function DraftEditor({ draft }: Props) {
  const t = useTranslations("priceLists");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerDraftForm, UNSENT);
  // What was saved comes back with the page; what was refused stays as it was typed.
  const typed = answer === null ? values : {};
  return (
    <form action={send}>
      <HiddenFields fields={{ id: draft.id, basedOn: draft.version }} />
      <Panel title={t("edit")} flush footer={<SubmitButton>{t("save")}</SubmitButton>}>
        <div className="grid gap-3.5 px-4 pb-3.5">
          {formError && <Refused sentence={formError} id={draft.id} />}
          {answer !== null && <Alert tone="good">{t("saved")}</Alert>}
          <DraftFields {...{ draft, typed, errors: fieldErrors }} />
        </div>
        {draft.articles.length === 0 && <EmptyState>{t("noArticles")}</EmptyState>}
        {draft.articles.length > 0 && (
          <div className="overflow-x-auto border-t">
            <table className="rows [&_td]:py-1! [&_td]:align-middle! [&_th]:align-middle!">
              <PricesHead />
              <tbody>
                {draft.articles.map((prices) => (
                  <PriceRow key={prices.article} {...{ prices, typed, errors: fieldErrors }} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </form>
  );
}

type Texts = Readonly<Record<string, string>>;

function DraftFields({ draft, typed, errors }: Props & Readonly<{ typed: Texts; errors: Texts }>) {
  const t = useTranslations("priceLists");
  return (
    <>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <TextField
          name="name"
          label={t("draftName")}
          defaultValue={typed.name ?? draft.name}
          error={errors.name}
        />
        <TextField
          name="validFrom"
          type="datetime-local"
          step={1}
          label={t("validFromField")}
          description={t("validFromHint")}
          defaultValue={typed.validFrom ?? draft.validFrom}
          error={errors.validFrom}
        />
      </div>
      <p className="text-[0.8125rem] text-muted">
        {t("editHint")} {draft.baseNumber !== null && t("baseList", { number: String(draft.baseNumber) })}
      </p>
    </>
  );
}

function Refused({ sentence, id }: Readonly<{ sentence: string; id: string }>) {
  const t = useTranslations("priceLists");
  return (
    <Alert tone="end">
      {sentence}{" "}
      <a href={`/price-lists/drafts/${id}`} className="underline underline-offset-3">
        {t("showPresent")}
      </a>
    </Alert>
  );
}
