import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { LoadedContract } from "@/lib/features/contracts/loaders";

const TONES = {
  draft: "note",
  submitted: "note",
  approved: "good",
  rejected: "changed",
  ended: "changed",
} as const;

/** What comes next, or why nothing does. A draft that one can submit oneself says it with its button. */
export function ContractNotice({ contract }: Readonly<{ contract: LoadedContract }>) {
  const t = useTranslations("contracts");
  const { state, mayWrite } = contract;
  if (state === "draft" && mayWrite) return null;
  const email = contract.submitter?.email ?? "";
  const reason = contract.rejectionReason ?? contract.endReason ?? "";
  const texts = {
    draft: t("readOnly"),
    submitted: t("afterSubmit", { email }),
    approved: t("afterApproval"),
    rejected: t("afterRejection", { reason }),
    ended: t("afterEnd", { reason }),
  };
  return <Alert tone={TONES[state]}>{texts[state]}</Alert>;
}
