import { useLocale, useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { showCents } from "@/lib/domain/display/amount";
import type { DeviceState } from "@/lib/domain/rental-devices/device-state";
import type { AccountDevice } from "@/lib/features/rental-devices/loaders";
import { DeviceActions } from "./device-actions";

type Props = Readonly<{ accountId: string; devices: readonly AccountDevice[]; mayRent: boolean }>;

const TONES: Readonly<Record<DeviceState, Tone>> = { active: "good", listed: "neutral", retired: "end" };

/** The rental devices of an account, and what can be done with each. */
export function DevicesTable({ accountId, devices, mayRent }: Props) {
  const t = useTranslations("devices");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("contract.devices")}
      columns={[
        { key: "device", label: t("device") },
        { key: "model", label: t("model"), wide: true },
        { key: "state", label: t("state") },
        { key: "monthly", label: t("monthly"), numeric: true, wide: true },
        ...(mayRent ? [{ key: "actions", label: t("contract.actions") }] : []),
      ]}
      rows={devices.map((device) => ({
        key: device.serial,
        cells: [
          <DeviceName key="device" device={device} />,
          device.model,
          <DeviceStanding key="state" device={device} />,
          device.pinnedPrice === null ? "" : showCents(device.pinnedPrice, locale),
          ...(mayRent ? [<DeviceActions key="actions" accountId={accountId} device={device} />] : []),
        ],
      }))}
      empty={t("noneHere")}
    />
  );
}

const DeviceName = ({ device: { name, serial } }: Readonly<{ device: AccountDevice }>) => (
  <>
    {name} <code className="block text-[0.8125rem] font-normal text-muted">{serial}</code>
  </>
);

function DeviceStanding({ device: { state, replacedBy, replaces } }: Readonly<{ device: AccountDevice }>) {
  const t = useTranslations("devices");
  return (
    <>
      <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>{" "}
      <span className="block text-[0.8125rem] text-muted">
        {replacedBy && t("contract.replacedBy", { serial: replacedBy })}
        {!replacedBy && replaces && t("contract.replaces", { serial: replaces })}
      </span>
    </>
  );
}
