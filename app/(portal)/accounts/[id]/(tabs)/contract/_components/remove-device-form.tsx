"use client";

import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { answerDeviceRemoval } from "@/lib/features/rental-devices/removal/actions";

type Props = Readonly<{
  accountId: string;
  serial: string;
  /** Makes the same button, pressed twice, count once. */
  reference: string;
  name: string;
  children: string;
}>;

/** Takes a rental device that rents nothing out of the account. */
export function RemoveDeviceForm({ accountId, serial, reference, name, children }: Props) {
  const [{ formError, fieldErrors }, send] = useActionState(answerDeviceRemoval, UNSENT);
  return (
    <ButtonForm
      send={send}
      hidden={{ accountId, serial, reference }}
      formError={formError ?? fieldErrors.serial ?? null}
      look="plain"
      name={name}
    >
      {children}
    </ButtonForm>
  );
}
