import { useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import type { LoadedDevice } from "@/lib/features/device-views/loaders";

type Props = Readonly<{ device: Pick<LoadedDevice, "clockSkewSeconds" | "clockSkewAt"> }>;

/** How far a device's clock is off, and when that was noted. */
export function ClockFacts({ device: { clockSkewSeconds, clockSkewAt } }: Props) {
  const t = useTranslations("deviceViews.identity");
  return (
    <>
      <Facts
        className="max-w-md"
        facts={[
          { label: t("skew"), value: skewText(clockSkewSeconds, t) },
          ...(clockSkewAt === null ? [] : [{ label: t("skewAt"), value: <Moment at={clockSkewAt} /> }]),
        ]}
      />
      <p className="mt-2 text-muted">{t("clockText")}</p>
    </>
  );
}

type Words = ReturnType<typeof useTranslations<"deviceViews.identity">>;

function skewText(seconds: number | null, t: Words): string {
  if (seconds === null) return t("unknown");
  if (seconds === 0) return t("exact");
  return t(seconds > 0 ? "ahead" : "behind", { seconds: Math.abs(seconds) });
}
