"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { showCents } from "@/lib/domain/display/amount";
import { UNSENT } from "@/lib/domain/form-state";
import { ORDER_FIELDS } from "@/lib/domain/rental-devices/order-fields";
import type { DeviceModel } from "@/lib/features/rental-orders/loaders";
import { answerRentalOrder } from "@/lib/features/rental-orders/actions";

type Props = Readonly<{ models: readonly DeviceModel[]; reference: string }>;

/** So many of each model, and where they shall go. */
export function NewOrderForm({ models, reference }: Props) {
  const t = useTranslations("rentalOrders");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerRentalOrder, UNSENT);
  const { deliveryAddress, note, items, ...others } = fieldErrors;
  const isWrongQuantity = Object.keys(others).some((field) => field.startsWith("items."));
  const problem = formError ?? (isWrongQuantity ? t("wrongQuantity") : items && t("nothingOrdered"));
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="reference" value={reference} />
      {problem && <Alert tone="end">{problem}</Alert>}
      <ModelRows models={models} values={values} />
      <TextAreaField
        name="deliveryAddress"
        label={t("deliveryAddress")}
        rows={3}
        required
        maxLength={500}
        defaultValue={values.deliveryAddress}
        error={deliveryAddress}
      />
      <TextField name="note" label={t("note")} maxLength={500} defaultValue={values.note} error={note} />
      <div className="flex flex-wrap gap-2.5">
        {models.length > 0 && <SubmitButton>{t("submit")}</SubmitButton>}
        <ButtonLink href="/rental-orders" prefetch={false}>
          {t("back")}
        </ButtonLink>
      </div>
    </form>
  );
}

type RowsProps = Pick<Props, "models"> & Readonly<{ values: Readonly<Record<string, string>> }>;

function ModelRows({ models, values }: RowsProps) {
  const t = useTranslations("rentalOrders");
  const locale = useLocale();
  if (models.length === 0) return <Alert>{t("noModels")}</Alert>;
  return (
    <div className="rows-close -mx-4">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t("model")}</th>
            <th scope="col" className="n">
              {t("monthly")}
            </th>
            <th scope="col">{t("quantity")}</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ article, name, price }) => (
            <tr key={article}>
              <th scope="row" className="t">
                {name}
              </th>
              <td className="n">{showCents(price, locale)}</td>
              <td>
                <input
                  type="number"
                  name={ORDER_FIELDS.quantity(article)}
                  aria-label={t("quantityOf", { name })}
                  min={0}
                  max={1000}
                  defaultValue={values[ORDER_FIELDS.quantity(article)] ?? "0"}
                  className="input w-24"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
