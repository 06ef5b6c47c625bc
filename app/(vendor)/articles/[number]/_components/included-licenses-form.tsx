"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { ORDER_FIELDS } from "@/lib/domain/rental-devices/order-fields";
import { answerIncludedLicenses } from "@/lib/features/included-licenses/actions";

type License = Readonly<{ article: string; name: string; quantity: number }>;
type Props = Readonly<{ number: string; licenses: readonly License[] }>;

/** How many pieces of each hardware license come with a rental device. */
export function IncludedLicensesForm({ number, licenses }: Props) {
  const t = useTranslations("rentalOrders.included");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerIncludedLicenses, UNSENT);
  const problem = formError ?? Object.values(fieldErrors)[0];
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="number" value={number} />
      <p className="text-[0.8125rem] text-muted">{t("text")}</p>
      {problem && <Alert tone="end">{problem}</Alert>}
      {answer && <Alert tone="good">{t("saved")}</Alert>}
      {licenses.map(({ article, name, quantity }) => (
        <TextField
          key={article}
          type="number"
          name={ORDER_FIELDS.quantity(article)}
          label={`${name} · ${article}`}
          min={0}
          max={MAX_QUANTITY}
          defaultValue={values[ORDER_FIELDS.quantity(article)] ?? String(quantity)}
        />
      ))}
      <div>
        <SubmitButton look="plain">{t("save")}</SubmitButton>
      </div>
    </form>
  );
}
