"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { UNSENT } from "@/lib/domain/form-state";
import { ORDER_FIELDS } from "@/lib/domain/rental-devices/order-fields";
import { answerShipment } from "@/lib/features/rental-orders/actions";

type Item = Readonly<{ article: string; name: string; quantity: number }>;
type Props = Readonly<{ orderId: string; items: readonly Item[]; reference: string }>;

/** The serials of an order, typed or scanned, model by model. */
export function ShipmentForm({ orderId, items, reference }: Props) {
  const t = useTranslations("rentalOrders.ship");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerShipment, UNSENT);
  return (
    <ActionForm send={send} hidden={{ orderId, reference }} formError={formError}>
      {items.map(({ article, name, quantity }, model) => (
        <TextAreaField
          key={article}
          name={ORDER_FIELDS.serials(article)}
          label={t("serialsOf", { quantity, name })}
          description={t("serialsDescription")}
          rows={Math.min(8, Math.max(2, quantity))}
          required
          spellCheck={false}
          defaultValue={values[ORDER_FIELDS.serials(article)]}
          error={firstOf(model, fieldErrors)}
        />
      ))}
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The first thing that is wrong with the serials of a model: each serial is checked by itself. */
const firstOf = (model: number, errors: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(errors).find(([path]) => path.startsWith(`items.${model}.`))?.[1];
