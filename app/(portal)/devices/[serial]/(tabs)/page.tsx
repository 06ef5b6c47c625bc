import { getTranslations } from "next-intl/server";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { Panel } from "@/components/ui/panel";
import { loadDevice, loadDeviceLicenses } from "@/lib/features/device-views/loaders";
import { LicensesTable } from "./_components/licenses-table";

export default async function DevicePage({ params }: PageProps<"/devices/[serial]">) {
  const { serial } = await params;
  const [{ isVendor }, { licenses, mixings }, t] = await Promise.all([
    loadDevice(serial),
    loadDeviceLicenses(serial),
    getTranslations("deviceViews.licenses"),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <MixingWarning mixings={mixings} />
      <Panel title={t("title")} flush>
        <LicensesTable licenses={licenses} isVendor={isVendor} />
      </Panel>
    </div>
  );
}
