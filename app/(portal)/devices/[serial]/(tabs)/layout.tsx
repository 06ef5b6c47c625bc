import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { loadDevice } from "@/lib/features/device-views/loaders";
import { ConnectionChip } from "../../_components/chips";
import { Follow } from "../../_components/follow";
import { DeviceFacts } from "./_components/device-facts";
import { DeviceWarnings } from "./_components/device-warnings";

export async function generateMetadata({ params }: LayoutProps<"/devices/[serial]">): Promise<Metadata> {
  const { serial } = await loadDevice((await params).serial);
  return { title: serial };
}

export default async function DeviceLayout({ params, children }: LayoutProps<"/devices/[serial]">) {
  const [device, t] = await Promise.all([
    params.then(({ serial }) => loadDevice(serial)),
    getTranslations("deviceViews"),
  ]);
  const { serial, name, connection, version } = device;
  const path = `/devices/${serial}`;
  return (
    <>
      <PageHeader
        title={name ? `${name} · ${serial}` : serial}
        crumbs={[{ label: t("title"), href: "/devices" }, { label: serial }]}
        chip={<ConnectionChip connection={connection} />}
      />
      <DeviceWarnings device={device} />
      <DeviceFacts device={device} />
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { label: t("tabs.licenses"), href: path },
          { label: t("tabs.documents"), href: `${path}/documents` },
          { label: t("tabs.identity"), href: `${path}/identity` },
          { label: t("tabs.trace"), href: `${path}/trace` },
        ]}
      />
      {children}
      <Follow href={`${path}/live`} version={version} of="device" />
    </>
  );
}
