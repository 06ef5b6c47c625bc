"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { UNSENT } from "@/lib/domain/form-state";
import { answerDeviceRemoval } from "@/lib/features/rental-devices/removal/actions";

type Props = Readonly<{
  accountId: string;
  device: Readonly<{ serial: string; name: string; model: string }>;
  /** Makes the same button, pressed twice, count once. */
  reference: string;
}>;

/** Takes a rental device that rents nothing out of the account, with what that means. */
export function RemoveDeviceForm({ accountId, device: { serial, name, model }, reference }: Props) {
  const t = useTranslations("devices");
  const [{ formError, fieldErrors }, send] = useActionState(answerDeviceRemoval, UNSENT);
  return (
    <ActionForm
      send={send}
      hidden={{ accountId, serial, reference }}
      formError={formError ?? fieldErrors.serial ?? null}
    >
      <p className="text-muted">{t("removal.text")}</p>
      <Facts
        facts={[
          { label: t("device"), value: `${name} · ${serial}` },
          { label: t("model"), value: model },
        ]}
      />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton look="end">{t("removal.submit")}</SubmitButton>
        <ButtonLink href={`/accounts/${accountId}/contract`} prefetch={false}>
          {t("removal.cancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
