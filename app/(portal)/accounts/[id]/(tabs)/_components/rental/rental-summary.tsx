"use client";

import { useTranslations } from "next-intl";
import { AccountPreviewFacts } from "@/components/accounts/account-preview-facts";
import { AccountPreviewLines } from "@/components/accounts/account-preview-lines";
import { AccountPreviewWarnings } from "@/components/accounts/account-preview-warnings";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { StepLink } from "@/components/forms/step-link";
import { SubmitButton } from "@/components/forms/submit-button";
import { Panel } from "@/components/ui/panel";
import type { AccountPreview } from "@/lib/domain/accounts/account-preview";
import { rentalFieldsOf } from "@/lib/domain/accounts/rental-fields";

type Props = Readonly<{
  accountId: string;
  /** The page the form is on, for those without scripts. */
  page: string;
  reference: string;
  preview: AccountPreview & Readonly<{ priceListId: string | null }>;
  /** The form as it was sent, to be sent again when confirmed. */
  values: Readonly<Record<string, string>>;
  send: (form: FormData) => void;
  onBack: () => void;
}>;

/** What the change comes to, from the server; only the button beneath it costs anything. */
export function RentalSummary({ accountId, page, reference, preview, values, send, onBack }: Props) {
  const t = useTranslations("rental");
  const isSame = preview.pbxs.length === 0;
  return (
    <Panel title={t("summaryTitle")} className="max-w-3xl">
      <p className="mb-4 text-muted">{t(isSame ? "summaryNothing" : "summaryText")}</p>
      {!isSame && (
        <>
          <AccountPreviewFacts preview={preview} />
          <AccountPreviewWarnings preview={preview} />
          <AccountPreviewLines pbxs={preview.pbxs} />
        </>
      )}
      <form action={send} className="mt-5 flex flex-wrap gap-2.5">
        <HiddenFields fields={{ accountId, reference }} />
        {preview.priceListId && <input type="hidden" name="seenPriceListId" value={preview.priceListId} />}
        {rentalFieldsOf(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {!isSame && (
          <SubmitButton name="intent" value="change">
            {t("changeWithCosts")}
          </SubmitButton>
        )}
        <StepLink href={page} onStep={onBack}>
          {t("back")}
        </StepLink>
      </form>
    </Panel>
  );
}
