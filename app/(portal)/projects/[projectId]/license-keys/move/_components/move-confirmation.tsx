import { useTranslations } from "next-intl";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { BoundLicensesTable } from "@/components/licenses/bound-licenses-table";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { Panel } from "@/components/ui/panel";
import type { MoveAnswer } from "@/lib/features/license-moves/schema";
import { ConfirmButtons } from "../../_components/confirm-buttons";

type Props = Readonly<{
  projectId: string;
  reference: string;
  reason: string;
  answer: MoveAnswer;
  send: (form: FormData) => void;
  onBack: () => void;
}>;

/** Exactly what moves to which device. Other licenses than these are not moved, whatever happens meanwhile. */
export function MoveConfirmation({ projectId, reference, reason, answer, send, onBack }: Props) {
  const t = useTranslations("licenseKeys");
  const { from, to, moved, staying, mixings } = answer;
  return (
    <Panel title={t("moveTitle")} aside={<code>{`${from} → ${to}`}</code>} flush className="max-w-3xl">
      <BoundLicensesTable caption={t("moveTitle")} licenses={moved} />
      <form action={send} className="grid gap-3 px-4 py-4">
        <HiddenFields
          fields={{
            projectId,
            reference,
            from,
            to,
            reason,
            seen: moved.map(({ replaces }) => replaces).join(","),
          }}
        />
        {staying > 0 && <p className="text-muted">{t("staying", { count: staying })}</p>}
        <p className="text-muted">{t("moveNote")}</p>
        <MixingWarning mixings={mixings} />
        <ConfirmButtons intent="move" backHref={`/projects/${projectId}/license-keys/move`} onBack={onBack}>
          {t("moveConfirm", { count: moved.length })}
        </ConfirmButtons>
      </form>
    </Panel>
  );
}
