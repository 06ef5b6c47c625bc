"use client";

import { useLocale, useTranslations } from "next-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { OldNew } from "@/components/ui/old-new";
import { Panel } from "@/components/ui/panel";
import { showMonthly } from "@/lib/domain/display/amount";
import { ticksPerSecond } from "@/lib/domain/money/units";
import { DEVICE_FIELDS } from "@/lib/domain/rental-devices/device-fields";
import { DeviceRow } from "./device-row";
import type { ShownDevice } from "./shown-device";

type Props = Readonly<{
  accountId: string;
  devices: readonly ShownDevice[];
  ticked: ReadonlySet<string>;
  onTicked: (ticked: ReadonlySet<string> | null) => void;
  send: (form: FormData) => void;
}>;

/** The devices with a box each; what differs from what is saved is yellow. */
export function DevicesForm({ accountId, devices, ticked, onTicked, send }: Props) {
  const t = useTranslations("devices");
  const toggle = (serial: string) => onTicked(ticked.symmetricDifference(new Set([serial])));
  const isChanged = devices.some(({ serial, state }) => ticked.has(serial) !== (state === "active"));
  return (
    <form action={send}>
      <input type="hidden" name="accountId" value={accountId} />
      <Panel
        title={t("title")}
        flush
        footer={<DevicesFooter {...{ devices, ticked, isChanged, onTicked }} />}
      >
        <p className="px-4 pb-3 text-[0.8125rem] text-muted">{t("text")}</p>
        <div className="overflow-x-auto">
          <table className="rows rows--edit">
            <caption className="sr-only">{t("title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("rented")}</th>
                <th scope="col">{t("device")}</th>
                <th scope="col" className="wide">
                  {t("model")}
                </th>
                <th scope="col" className="wide">
                  {t("state")}
                </th>
                <th scope="col" className="n">
                  {t("monthly")}
                </th>
              </tr>
            </thead>
            <tbody>
              {devices.map((device) => (
                <DeviceRow
                  key={device.serial}
                  device={device}
                  isTicked={ticked.has(device.serial)}
                  onToggle={() => toggle(device.serial)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {devices.map(({ serial, version }) => (
        <input key={serial} type="hidden" name={DEVICE_FIELDS.basedOn(serial)} value={version} />
      ))}
    </form>
  );
}

type FooterProps = Pick<Props, "devices" | "ticked" | "onTicked"> & Readonly<{ isChanged: boolean }>;

function DevicesFooter({ devices, ticked, isChanged, onTicked }: FooterProps) {
  const t = useTranslations("devices");
  const locale = useLocale();
  const saved = devices.filter(({ state }) => state === "active");
  const wanted = devices.filter(({ serial }) => ticked.has(serial));
  return (
    <>
      <SubmitButton name="intent" value="preview">
        {t("apply")}
      </SubmitButton>
      {isChanged && (
        <Button look="quiet" onClick={() => onTicked(new Set(saved.map(({ serial }) => serial)))}>
          {t("discard")}
        </Button>
      )}
      <p className="ms-auto flex items-center gap-2.5 tabular-nums" aria-live="polite">
        <Chip tone={isChanged ? "changed" : "neutral"}>{t("total", { count: wanted.length })}</Chip>
        <span className="font-semibold">
          <OldNew
            before={showMonthly(rateOf(saved, "pinned"), locale)}
            after={showMonthly(rateOf(wanted, isChanged ? "list" : "pinned"), locale)}
          />{" "}
          iSC
        </span>
      </p>
    </>
  );
}

/** What devices cost in an average month: at their pinned prices, or as a change would pin them. */
const rateOf = (devices: readonly ShownDevice[], prices: "pinned" | "list") =>
  ticksPerSecond(
    devices.reduce((sum, { pinnedPrice, price }) => {
      const [first, second] = prices === "pinned" ? [pinnedPrice, price] : [price, pinnedPrice];
      return sum + (first ?? second ?? 0n);
    }, 0n),
  );
