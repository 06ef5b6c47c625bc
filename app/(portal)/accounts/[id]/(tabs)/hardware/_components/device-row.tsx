"use client";

import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { showCents } from "@/lib/domain/display/amount";
import { DEVICE_FIELDS } from "@/lib/domain/rental-devices/device-fields";
import type { ShownDevice } from "./shown-device";

type Props = Readonly<{ device: ShownDevice; isTicked: boolean; onToggle: () => void }>;

/** A device, its box, and what it costs or would cost. */
export function DeviceRow({ device, isTicked, onToggle }: Props) {
  const t = useTranslations("devices");
  const locale = useLocale();
  const { serial, name, model, state, pinnedPrice, price } = device;
  const isActive = state === "active";
  const shown = pinnedPrice ?? price;
  return (
    <tr className={isTicked === isActive ? undefined : "changed"}>
      <td>
        <input
          type="checkbox"
          name={DEVICE_FIELDS.active(serial)}
          checked={isTicked}
          onChange={onToggle}
          aria-label={t("rentThis", { name })}
          className="size-4 accent-[var(--accent)]"
        />
      </td>
      <th scope="row">
        {name} <code className="block text-[0.8125rem] font-normal text-muted">{serial}</code>
      </th>
      <td className="wide">{model}</td>
      <td className="wide">
        <Chip tone={isActive ? "good" : "neutral"}>{t(`states.${state}`)}</Chip>
      </td>
      <td className="n">{shown === null ? t("noPrice") : showCents(shown, locale)}</td>
    </tr>
  );
}
