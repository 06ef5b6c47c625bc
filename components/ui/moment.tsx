import { useLocale, useTimeZone } from "next-intl";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { type MomentStyle, showMoment } from "@/lib/domain/display/moment";
import { formatInstant, type Instant } from "@/lib/domain/instant";

/** A moment on the reader's clock; machines find the exact second in it. */
export function Moment({ at, style = "second" }: Readonly<{ at: Instant; style?: MomentStyle }>) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  return <time dateTime={formatInstant(at)}>{showMoment(at, { locale, timeZone }, style)}</time>;
}
