import { useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import type { DeviceConnection, DeviceWarning } from "@/lib/domain/devices/device-view";

const GRAVE: ReadonlySet<DeviceWarning> = new Set(["copied", "refused", "certificate_expired"]);

const tone = (warning: DeviceWarning): Tone => (GRAVE.has(warning) ? "end" : "changed");

/** How a device is in touch, in a word. */
export function ConnectionChip({ connection }: Readonly<{ connection: DeviceConnection }>) {
  const t = useTranslations("deviceViews.connections");
  return <Chip tone={connection === "offline" ? "neutral" : "good"}>{t(connection)}</Chip>;
}

/** What somebody should look at, each in a word. */
export function WarningChips({ warnings }: Readonly<{ warnings: readonly DeviceWarning[] }>) {
  const t = useTranslations("deviceViews.warningNames");
  return (
    <span className="flex flex-wrap gap-1">
      {warnings.map((warning) => (
        <Chip key={warning} tone={tone(warning)}>
          {t(warning)}
        </Chip>
      ))}
    </span>
  );
}
