import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { BoundLicensesTable } from "@/components/licenses/bound-licenses-table";
import { ButtonLink } from "@/components/ui/button";
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
        <input type="hidden" name="projectId" value={projectId} />
        <input type="hidden" name="serial" value={serial} />
        <input type="hidden" name="reference" value={reference} />
        <p className="text-muted">{newlyClaimed > 0 ? t("confirmNote") : t("alreadyYours")}</p>
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton name="intent" value="claim">
            {t("confirm")}
          </SubmitButton>
          <ButtonLink
            href={`/projects/${projectId}/hardware-licenses`}
            prefetch={false}
            onNavigate={(event) => {
              event.preventDefault();
              onBack();
            }}
          >
            {t("back")}
          </ButtonLink>
        </div>
      </form>
    </Panel>
  );
}
