import { useTranslations } from "next-intl";
import { BoundLicensesTable } from "@/components/licenses/bound-licenses-table";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { BindAnswer } from "@/lib/features/license-keys/schema";

type Props = Readonly<{ projectId: string; answer: BindAnswer }>;

/** That the whole list was bound, and what came of it. */
export function ImportDone({ projectId, answer: { licenses, mixings } }: Props) {
  const t = useTranslations("licenseKeys");
  return (
    <div className="grid max-w-3xl grid-cols-1 justify-items-start gap-4">
      <Alert tone="good" title={t("bound", { count: licenses.length })} />
      <MixingWarning mixings={mixings} />
      <Panel flush className="w-full">
        <BoundLicensesTable caption={t("title")} licenses={licenses} />
      </Panel>
      <ButtonLink href={`/projects/${projectId}/license-keys`} look="primary" prefetch={false}>
        {t("done")}
      </ButtonLink>
    </div>
  );
}
