import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { loadDevice, loadIdentity } from "@/lib/features/device-views/loaders";
import { AlarmsTable } from "./_components/alarms-table";
import { CertificatesTable } from "./_components/certificates-table";
import { ClockFacts } from "./_components/clock-facts";
import { PlacesTable } from "./_components/places-table";

export default async function IdentityPage({ params }: PageProps<"/devices/[serial]/identity">) {
  const { serial } = await params;
  const [device, { certificates, places, alarms }, t] = await Promise.all([
    loadDevice(serial),
    loadIdentity(serial),
    getTranslations("deviceViews.identity"),
  ]);
  const search = `search=${device.serial}`;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Panel title={t("certificates")} flush>
        <CertificatesTable certificates={certificates} isVendor={device.isVendor} />
      </Panel>
      <Panel title={t("clock")}>
        <ClockFacts device={device} />
      </Panel>
      {places && (
        <Panel title={t("places")} flush>
          <PlacesTable places={places} />
        </Panel>
      )}
      {alarms && (
        <Panel
          title={t("alarms")}
          aside={
            <ButtonLink href={`/devices/alarms?show=all&${search}`} small prefetch={false}>
              {t("look")}
            </ButtonLink>
          }
          flush
        >
          <AlarmsTable alarms={alarms} />
        </Panel>
      )}
    </div>
  );
}
