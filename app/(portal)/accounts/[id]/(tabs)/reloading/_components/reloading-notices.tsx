import { useTranslations } from "next-intl";
import { ReloadReason } from "@/components/reloads/reload-reason";
import { Alert } from "@/components/ui/alert";
import { Moment } from "@/components/ui/moment";
import type { LoadedReloading } from "@/lib/features/reloads/loaders";

/** Which switches of the vendor keep the service from working, and what a reload that is due waits for. */
export function ReloadingNotices({ loaded: { terms, stopOfAll } }: Readonly<{ loaded: LoadedReloading }>) {
  const t = useTranslations("reloading");
  if (!terms) return null;
  const { stop, blockedReason, enabled } = terms;
  const stops = [
    { title: t("stop.allStopped"), stop: stopOfAll },
    { title: t("stop.accountStopped"), stop },
  ];
  return (
    <>
      {stops.map(
        ({ title, stop: stopped }) =>
          stopped && (
            <Alert key={title} tone="changed" title={title}>
              {t.rich("stop.allStoppedText", {
                reason: stopped.reason,
                at: () => <Moment at={stopped.at} />,
              })}
            </Alert>
          ),
      )}
      {enabled && blockedReason !== null && (
        <Alert tone="changed">
          {t.rich("waiting", { reason: () => <ReloadReason reason={blockedReason} /> })}
        </Alert>
      )}
    </>
  );
}
