import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadWeekendDowngrades } from "@/lib/features/weekend-downgrades/loaders";
import { EvidencePanel } from "./_components/evidence-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("weekendDowngrades"))("title") };
}

export default async function WeekendDowngradesPage() {
  const [accounts, t] = await Promise.all([loadWeekendDowngrades(), getTranslations("weekendDowngrades")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 gap-3.5">
        <p className="max-w-prose text-muted">{t("about")}</p>
        {accounts.length === 0 && (
          <Panel flush>
            <EmptyState>{t("none")}</EmptyState>
          </Panel>
        )}
        {accounts.map((account) => (
          <EvidencePanel key={account.id} account={account} />
        ))}
      </div>
    </>
  );
}
