"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerOrderCancellation } from "@/lib/features/rental-orders/actions";

type Props = Readonly<{ orderId: string; reference: string; asksReason?: boolean }>;

/** Cancels an order: the vendor says why, on the order's page; who ordered it does so in the list, in few words. */
export function CancelOrderForm({ orderId, reference, asksReason = false }: Props) {
  const t = useTranslations("rentalOrders");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerOrderCancellation, UNSENT);
  return (
    <form action={send} className="grid justify-items-start gap-3">
      <HiddenFields fields={{ orderId, reference }} />
      {asksReason && (
        <div className="w-full">
          <TextField
            name="reason"
            label={t("reason")}
            description={t("ship.reasonDescription")}
            maxLength={500}
            defaultValue={values.reason}
            error={fieldErrors.reason}
          />
        </div>
      )}
      {formError && <p role="alert">{formError}</p>}
      <SubmitButton look="plain" small={!asksReason} aria-label={t("cancel")}>
        {t(asksReason ? "cancel" : "cancelShort")}
      </SubmitButton>
    </form>
  );
}
