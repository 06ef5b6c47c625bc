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
  const problem = formError ?? Object.values(fieldErrors)[0] ?? null;
  return (
    <ActionForm send={send} hidden={{ orderId, reference }} formError={problem}>
      {items.map(({ article, name, quantity }) => (
        <TextAreaField
          key={article}
          name={ORDER_FIELDS.serials(article)}
          label={t("serialsOf", { quantity, name })}
          description={t("serialsDescription")}
          rows={Math.min(8, Math.max(2, quantity))}
          required
          spellCheck={false}
          defaultValue={values[ORDER_FIELDS.serials(article)]}
        />
      ))}
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
