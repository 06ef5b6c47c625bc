import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContractFacts } from "@/components/contracts/contract-facts";
import { ContractStateChip } from "@/components/contracts/contract-state-chip";
import { ContractTerms } from "@/components/contracts/contract-terms";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { contractTitle } from "@/lib/domain/contracts/contract";
import { loadOffer } from "@/lib/features/contracts/loaders";
import { DecisionPanels } from "./_components/decision-panels";

export async function generateMetadata({ params }: PageProps<"/offers/[id]">): Promise<Metadata> {
  const { kind, organization } = await loadOffer((await params).id);
  return { title: `${contractTitle(kind)}: ${organization.name}` };
}

export default async function OfferPage({ params }: PageProps<"/offers/[id]">) {
  const t = await getTranslations("contracts");
  const offer = await loadOffer((await params).id);
  const { id, kind, state, organization, mayWrite, rejectionReason, endReason } = offer;
  return (
    <>
      <PageHeader
        title={`${contractTitle(kind)}: ${organization.name}`}
        crumbs={[{ label: t("offers.title"), href: "/offers" }]}
        chip={<ContractStateChip state={state} />}
      >
        <a href={`/contracts/${id}/copy`} className={buttonClass({})} download>
          {t("download")}
        </a>
      </PageHeader>
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        {rejectionReason && <Alert>{t("afterRejection", { reason: rejectionReason })}</Alert>}
        {endReason && <Alert>{t("afterEnd", { reason: endReason })}</Alert>}
        <Panel title={t("party")}>
          <ContractFacts contract={offer} />
        </Panel>
        <ContractTerms terms={offer.shownTerms} />
        {mayWrite && <DecisionPanels contractId={id} state={state} />}
      </div>
    </>
  );
}
