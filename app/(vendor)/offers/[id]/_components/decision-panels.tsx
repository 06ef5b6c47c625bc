import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { type ContractState, decideStep } from "@/lib/domain/contracts/contract";
import { loadSuggestedNumber } from "@/lib/features/contracts/loaders";
import { ApprovalForm } from "./approval-form";
import { EndForm } from "./end-form";
import { RejectionForm } from "./rejection-form";

type Props = Readonly<{ contractId: string; state: ContractState }>;

/** What can be decided about a contract in its state: approve or reject an offer, end what is approved. */
export async function DecisionPanels({ contractId, state }: Props) {
  const [t, { contracts }] = await Promise.all([getTranslations("contracts"), getMessages()]);
  const about = { contractId, reference: crypto.randomUUID() };
  const mayDecide = decideStep(state, "approve") !== null;
  const mayEnd = decideStep(state, "end") !== null;
  if (!mayDecide && !mayEnd) return null;
  return (
    <NextIntlClientProvider messages={{ contracts }}>
      {mayDecide && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Panel title={t("offers.approveTitle")}>
            <ApprovalForm {...about} suggestedNumber={await loadSuggestedNumber()} />
          </Panel>
          <Panel title={t("offers.rejectTitle")}>
            <RejectionForm {...about} />
          </Panel>
        </div>
      )}
      {mayEnd && (
        <Panel title={t("offers.endTitle")}>
          <EndForm {...about} />
        </Panel>
      )}
    </NextIntlClientProvider>
  );
}
