import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ReloadsTable } from "@/components/reloads/reloads-table";
import { StopForm } from "@/components/reloads/stop-form";
import { Panel } from "@/components/ui/panel";
import { loadReloading } from "@/lib/features/reloads/loaders";
import { ReloadingHindrances } from "./_components/reloading-hindrances";
import { ReloadingNotices } from "./_components/reloading-notices";
import { ServicePanel } from "./_components/service-panel";

export default async function ReloadingPage({ params }: PageProps<"/accounts/[id]/reloading">) {
  const { id } = await params;
  const [loaded, t, { reloading }] = await Promise.all([
    loadReloading(id),
    getTranslations("reloading"),
    getMessages(),
  ]);
  const { terms, mayStop, reloads } = loaded;
  return (
    <NextIntlClientProvider messages={{ reloading }}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ReloadingNotices loaded={loaded} />
        <ReloadingHindrances loaded={loaded} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
          <div className="grid gap-4">
            <ServicePanel loaded={loaded} />
            {mayStop && terms && (
              <Panel title={t("stop.title")}>
                <p className="mb-3.5 text-muted">{t("stop.account")}</p>
                <StopForm accountId={id} isStopped={terms.stop !== null} />
              </Panel>
            )}
          </div>
          <Panel title={t("tab.log")} flush>
            <ReloadsTable caption={t("tab.log")} reloads={reloads} empty={t("tab.none")} />
          </Panel>
        </div>
      </div>
    </NextIntlClientProvider>
  );
}
