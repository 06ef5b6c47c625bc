import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContractFacts } from "@/components/contracts/contract-facts";
import { ContractStateChip } from "@/components/contracts/contract-state-chip";
import { ContractTerms } from "@/components/contracts/contract-terms";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { contractTitle } from "@/lib/domain/contracts/contract";
import { loadContract } from "@/lib/features/contracts/loaders";
import { ContractNotice } from "./_components/contract-notice";
import { DraftOffer } from "./_components/draft-offer";

export async function generateMetadata({ params }: PageProps<"/contracts/[id]">): Promise<Metadata> {
  return { title: contractTitle((await loadContract((await params).id)).kind) };
}

export default async function ContractPage({ params }: PageProps<"/contracts/[id]">) {
  const t = await getTranslations("contracts");
  const contract = await loadContract((await params).id);
  const { id, kind, state, mayWrite } = contract;
  return (
    <>
      <PageHeader
        title={contractTitle(kind)}
        crumbs={[{ label: t("title"), href: "/contracts" }]}
        chip={<ContractStateChip state={state} />}
      >
        {state !== "draft" && (
          <a href={`/contracts/${id}/copy`} className={buttonClass({})} download>
            {t("download")}
          </a>
        )}
      </PageHeader>
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <ContractNotice contract={contract} />
        {state === "draft" && mayWrite ? (
          <DraftOffer contract={contract} />
        ) : (
          <>
            <Panel title={t("party")}>
              <ContractFacts contract={contract} />
            </Panel>
            <ContractTerms terms={contract.shownTerms} />
          </>
        )}
      </div>
    </>
  );
}
