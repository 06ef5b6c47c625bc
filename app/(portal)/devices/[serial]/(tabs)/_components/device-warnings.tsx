import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedDevice } from "@/lib/features/device-views/loaders";

/** What somebody should look at, each in a sentence; nothing where all is well. */
export function DeviceWarnings({ device }: Readonly<{ device: LoadedDevice }>) {
  const t = useTranslations("deviceViews");
  const locale = useLocale();
  const { warnings, refused, clockSkewSeconds } = device;
  if (warnings.length === 0) return null;
  const facts = {
    seq: refused?.seq ?? "",
    seconds: showCount(Math.abs(clockSkewSeconds ?? 0), locale),
  };
  return (
    <div className="mb-4">
      <Alert tone="changed" title={t("warnings")}>
        <ul className="grid gap-1">
          {warnings.map((warning) => (
            <li key={warning}>{t(`warningTexts.${warning}`, facts)}</li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
