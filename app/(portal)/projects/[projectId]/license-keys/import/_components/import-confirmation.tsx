import { useTranslations } from "next-intl";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import type { DeviceMixing } from "@/lib/features/license-keys/schema";
import { ConfirmButtons } from "../../_components/confirm-buttons";

type Props = Readonly<{
  mixings: readonly DeviceMixing[];
  count: number;
  wanted: Readonly<{ projectId: string; reference: string; csv: string }>;
  send: (form: FormData) => void;
  onBack: () => void;
}>;

/** The last button of a list whose lines are all good, and what cannot be undone afterwards. */
export function ImportConfirmation({ mixings, count, wanted, send, onBack }: Props) {
  const t = useTranslations("licenseKeys");
  return (
    <form action={send} className="grid gap-3">
      <HiddenFields fields={wanted} />
      <MixingWarning mixings={mixings} />
      <p className="text-muted">{t("confirmNote")}</p>
      <ConfirmButtons
        intent="bind"
        backHref={`/projects/${wanted.projectId}/license-keys/import`}
        onBack={onBack}
      >
        {t("importConfirm", { count })}
      </ConfirmButtons>
    </form>
  );
}
