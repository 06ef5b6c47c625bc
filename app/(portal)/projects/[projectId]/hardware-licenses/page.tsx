import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { loadHardwareLicenses } from "@/lib/features/hardware-licenses/loaders";
import { ClaimFlow } from "./_components/claim-flow";
import { HardwareLicensesTable } from "./_components/hardware-licenses-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hardwareLicenses"))("title") };
}

export default async function HardwareLicensesPage({
  params,
}: PageProps<"/projects/[projectId]/hardware-licenses">) {
  const { projectId } = await params;
  const [{ licenses, mayWrite }, t, { hardwareLicenses, licenseKeys }] = await Promise.all([
    loadHardwareLicenses(projectId),
    getTranslations("hardwareLicenses"),
    getMessages(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      {mayWrite && (
        <NextIntlClientProvider messages={{ hardwareLicenses, licenseKeys }}>
          <ClaimFlow projectId={projectId} reference={crypto.randomUUID()} />
        </NextIntlClientProvider>
      )}
      <Panel title={t("yours")} flush>
        <HardwareLicensesTable path={`/projects/${projectId}/license-keys`} licenses={licenses} />
      </Panel>
    </div>
  );
}
