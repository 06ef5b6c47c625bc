"use client";

import { useTranslations } from "next-intl";
import { PlannedWarnings } from "@/components/accounts/planned-warnings";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import type { RentalPreview } from "@/lib/domain/accounts/rental-preview";
import type { Instant } from "@/lib/domain/instant";
import { PreviewFacts } from "./preview-facts";

type Props = Readonly<{
  preview: RentalPreview;
  now: Instant;
  list: Readonly<{ number: number | null; isNew: boolean }>;
  onDiscard: () => void;
}>;

/** What the draft would cost and when it would end, before anybody confirms anything. */
export function PreviewPanel({ preview, now, list, onDiscard }: Props) {
  const t = useTranslations("rental");
  const { changed, pbxs } = preview.difference;
  const count = pbxs.flatMap(({ lines }) => lines.filter((line) => line.changed)).length;
  return (
    <aside
      aria-label={t("preview")}
      className="rounded-[0.625rem] border bg-surface px-4.5 py-4 xl:sticky xl:top-5"
    >
      <h2 className="mb-2.5 font-semibold">{t("preview")}</h2>
      <PreviewFacts preview={preview} />
      {preview.isPaid && (
        <div className="mt-2.5">
          <PlannedWarnings warnings={preview.warnings} asOf={now} />
        </div>
      )}
      <p className="my-3 text-xs text-muted" aria-live="polite">
        {changed ? t("changes", { count }) : t("unchanged")} <PriceNote list={list} />
      </p>
      <div className="grid gap-2">
        <SubmitButton name="intent" value="preview" fullWidth>
          {t("apply")}
        </SubmitButton>
        {changed && (
          <Button look="quiet" onClick={onDiscard}>
            {t("discard")}
          </Button>
        )}
      </div>
    </aside>
  );
}

function PriceNote({ list }: Pick<Props, "list">) {
  const t = useTranslations("rental");
  if (list.number === null) return null;
  return t(list.isNew ? "newPrices" : "listPrices", { number: String(list.number) });
}
