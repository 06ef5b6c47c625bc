import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { LoadedAlarm } from "@/lib/features/device-alarms/loaders";
import { AcknowledgeForm } from "./acknowledge-form";
import { AlarmPlaces } from "./alarm-places";

type Props = Readonly<{ alarm: LoadedAlarm; isHere: boolean; reference: string }>;

/** One alarm: what was noticed, what it means, who the two callers are, and what to do. */
export function AlarmEntry({ alarm, isHere, reference }: Props) {
  const t = useTranslations("deviceIdentity.alarms");
  const locale = useLocale();
  const { id, serial, kind, times, lastAt, evidence, acknowledgedAt } = alarm;
  return (
    <Panel
      title={`${serial}: ${t(`kinds.${kind}`)}`}
      aside={
        <>
          {alarm.isRevoked && <Chip tone="end">{t("revoked")}</Chip>}
          <span>
            {showCount(times, locale)} × · {t("lastAt")} <Moment at={lastAt} style="minute" />
          </span>
        </>
      }
      footer={
        <>
          {acknowledgedAt === null ? (
            <AcknowledgeForm id={id} reference={reference} />
          ) : (
            <Acknowledged alarm={alarm} />
          )}
          {!isHere && (
            <ButtonLink
              href={`/devices/certificates/${alarm.authorityId}/${alarm.number}`}
              prefetch={false}
              className="sm:ms-auto"
            >
              {t("certificate")}
            </ButtonLink>
          )}
        </>
      }
    >
      <p className="mb-3 max-w-prose text-muted">{t(`meanings.${kind}`)}</p>
      <AlarmPlaces evidence={evidence} />
    </Panel>
  );
}

function Acknowledged({ alarm: { acknowledgedAt, acknowledgedBy, note } }: Pick<Props, "alarm">) {
  const t = useTranslations("deviceIdentity.alarms");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  const at = acknowledgedAt === null ? "" : showMoment(acknowledgedAt, { locale, timeZone }, "minute");
  return (
    <div>
      <p>{t("acknowledgedBy", { at, name: acknowledgedBy ?? t("somebody") })}</p>
      {note !== "" && <p className="text-muted">{note}</p>}
    </div>
  );
}
