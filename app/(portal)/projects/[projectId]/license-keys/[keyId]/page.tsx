import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LicenseKeyStateChip } from "@/components/licenses/license-key-state-chip";
import { Panel } from "@/components/ui/panel";
import { loadLicenseKey } from "@/lib/features/license-keys/loaders";
import { LicenseFileLinks } from "../_components/license-file-links";
import { LicenseKeyEvents } from "./_components/license-key-events";
import { LicenseKeyFacts } from "./_components/license-key-facts";
import { LineageTable } from "./_components/lineage-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseKeys"))("key") };
}

export default async function LicenseKeyPage({
  params,
}: PageProps<"/projects/[projectId]/license-keys/[keyId]">) {
  const { projectId, keyId } = await params;
  const [details, t] = await Promise.all([loadLicenseKey(projectId, keyId), getTranslations("licenseKeys")]);
  const { key, lineage, events } = details;
  const path = `/projects/${projectId}/license-keys`;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="grid grid-cols-1 gap-4">
        <Panel title={key.name} aside={<LicenseKeyStateChip state={key.state} />}>
          <LicenseKeyFacts path={path} details={details} />
        </Panel>
        {key.state === "active" && (
          <Panel title={t("formsTitle")}>
            <p className="mb-3 text-muted">{t("formsNote", { serial: key.serial })}</p>
            <LicenseFileLinks path={path} serial={key.serial} />
          </Panel>
        )}
      </div>
      <div className="grid grid-cols-1 gap-4">
        <Panel title={t("lineage")} flush>
          <LineageTable lineage={lineage} />
        </Panel>
        <Panel title={t("events")} flush>
          <LicenseKeyEvents events={events} />
        </Panel>
      </div>
    </div>
  );
}
