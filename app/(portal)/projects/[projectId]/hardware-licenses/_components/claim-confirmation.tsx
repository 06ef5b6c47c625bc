import { useTranslations } from "next-intl";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { StepLink } from "@/components/forms/step-link";
import { SubmitButton } from "@/components/forms/submit-button";
import { BoundLicensesTable } from "@/components/licenses/bound-licenses-table";
import { Panel } from "@/components/ui/panel";
import type { ClaimAnswer } from "@/lib/features/hardware-licenses/schema";

type Props = Readonly<{
  projectId: string;
  reference: string;
  answer: ClaimAnswer;
  send: (form: FormData) => void;
  onBack: () => void;
}>;

/** The serial once more, with what the device has; the last button makes it this account's. */
export function ClaimConfirmation({ projectId, reference, answer, send, onBack }: Props) {
  const t = useTranslations("hardwareLicenses");
  const { serial, newlyClaimed, licenses } = answer;
  return (
    <Panel title={t("confirmTitle")} flush className="max-w-3xl">
      <p className="px-4 pb-3 font-mono text-2xl tracking-tight">{serial}</p>
      <BoundLicensesTable caption={t("confirmTitle")} licenses={licenses} />
      <form action={send} className="grid gap-3 px-4 py-4">
        <HiddenFields fields={{ projectId, serial, reference }} />
        <p className="text-muted">{newlyClaimed > 0 ? t("confirmNote") : t("alreadyYours")}</p>
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton name="intent" value="claim">
            {t("confirm")}
          </SubmitButton>
          <StepLink href={`/projects/${projectId}/hardware-licenses`} onStep={onBack}>
            {t("back")}
          </StepLink>
        </div>
      </form>
    </Panel>
  );
}
