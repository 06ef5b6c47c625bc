import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { loadRemovableDevice } from "@/lib/features/rental-devices/loaders";
import { RemoveDeviceForm } from "./_components/remove-device-form";

export default async function RemoveDevicePage({
  params,
}: PageProps<"/accounts/[id]/contract/[serial]/remove">) {
  const { id, serial } = await params;
  const [device, t, { devices }] = await Promise.all([
    loadRemovableDevice(id, serial),
    getTranslations("devices.removal"),
    getMessages(),
  ]);
  return (
    <Panel title={t("title", { name: device.name })} className="max-w-2xl">
      <NextIntlClientProvider messages={{ devices }}>
        <RemoveDeviceForm accountId={id} device={device} reference={crypto.randomUUID()} />
      </NextIntlClientProvider>
    </Panel>
  );
}
