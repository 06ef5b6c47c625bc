import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadProvisioningCodes } from "@/lib/features/provisioning-codes/loaders";
import { loadAccountDevices } from "@/lib/features/rental-devices/loaders";
import { loadRentalGate } from "@/lib/features/rental-gate/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { ContractGate } from "../_components/rental/contract-gate";
import { DevicesTable } from "../contract/_components/devices-table";
import { CodesTable } from "./_components/codes-table";
import { DevicesEditor } from "./_components/devices-editor";
import { NewCodeForm } from "./_components/new-code-form";

export default async function HardwarePage({ params, searchParams }: PageProps<"/accounts/[id]/hardware">) {
  const [{ id }, { off }, { permissions }] = await Promise.all([params, searchParams, loadSession()]);
  const [account, devices, t] = await Promise.all([
    loadAccount(id),
    loadAccountDevices(id),
    getTranslations("devices"),
  ]);
  if (!permissions.includes("rental"))
    return (
      <Panel title={t("title")} flush>
        <DevicesTable accountId={id} devices={devices} mayRent={false} />
      </Panel>
    );
  const [gate, codes, messages] = await Promise.all([
    loadRentalGate(account, ["hardware"]),
    loadProvisioningCodes(id),
    getMessages(),
  ]);
  const { rental, preview, devices: words, ui } = messages;
  const rentable = devices.filter(({ state }) => state !== "retired");
  return (
    <NextIntlClientProvider messages={{ rental, preview, devices: words, ui }}>
      <ContractGate gate={gate} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        {rentable.length === 0 ? (
          <Panel title={t("title")} flush>
            <EmptyState>{t("none")}</EmptyState>
          </Panel>
        ) : (
          <DevicesEditor
            accountId={id}
            devices={rentable}
            off={[off ?? []].flat()}
            reference={crypto.randomUUID()}
          />
        )}
        <Panel title={t("codes.title")} flush footer={<CodesTable accountId={id} codes={codes} />}>
          <NewCodeForm accountId={id} reference={crypto.randomUUID()} />
        </Panel>
      </div>
    </NextIntlClientProvider>
  );
}
