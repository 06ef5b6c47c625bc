import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { loadAccountDevices, loadCarryingContracts } from "@/lib/features/rental-devices/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { ContractPanel } from "./_components/contract-panel";
import { DevicesTable } from "./_components/devices-table";

export default async function ContractPage({ params, searchParams }: PageProps<"/accounts/[id]/contract">) {
  const [{ id }, { swapped, removed }, { permissions }] = await Promise.all([
    params,
    searchParams,
    loadSession(),
  ]);
  const [devices, contracts, t] = await Promise.all([
    loadAccountDevices(id),
    loadCarryingContracts(id),
    getTranslations("devices"),
  ]);
  const fresh = devices.find(({ serial, replaces }) => serial === swapped && replaces !== null);
  const isRemoved = typeof removed === "string" && !devices.some(({ serial }) => serial === removed);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {isRemoved && <Alert tone="good">{t("contract.removed")}</Alert>}
      {fresh && <Alert tone="good">{t("contract.swapped", { serial: fresh.serial })}</Alert>}
      {contracts.length === 0 ? (
        <Panel flush>
          <EmptyState>{t("contract.none")}</EmptyState>
        </Panel>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2 xl:grid-cols-3">
          {contracts.map((contract) => (
            <ContractPanel key={contract.id} contract={contract} />
          ))}
        </div>
      )}
      <Panel
        title={t("contract.devices")}
        flush
        aside={
          <ButtonLink href={`/accounts/${id}/history`} small prefetch={false}>
            {t("contract.history")}
          </ButtonLink>
        }
      >
        <DevicesTable accountId={id} devices={devices} mayRent={permissions.includes("rental")} />
      </Panel>
    </div>
  );
}
