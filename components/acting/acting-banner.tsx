import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import { stopActing } from "@/lib/features/acting/actions";

type Props = Readonly<{ organizationName: string; reason: string; endsAt: Instant }>;

/** Names, on every page, for whom vendor staff act, and lets them stop. */
export function ActingBanner({ organizationName, reason, endsAt }: Props) {
  const t = useTranslations("acting");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  return (
    <aside
      aria-label={t("label")}
      className="alert alert--success mb-4 flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold wrap-anywhere">{t("banner", { organization: organizationName })}</p>
        <p className="text-[0.8125rem] wrap-anywhere">
          {t("until", { time: showMoment(endsAt, { locale, timeZone }, "minute"), reason })}
        </p>
      </div>
      <form action={stopActing}>
        <SubmitButton look="plain" small>
          {t("stop")}
        </SubmitButton>
      </form>
    </aside>
  );
}
