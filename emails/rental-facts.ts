import { DEFAULT_TIME_ZONE, type Locale } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks, TicksPerSecond } from "@/lib/domain/money/units";

/** Why the end is no longer where the last mail said: the last charge or change since. */
export type MovedEnd = Readonly<{
  before: Instant;
  cause:
    | Readonly<{ kind: "charge"; at: Instant; amount: Ticks }>
    | Readonly<{ kind: "change"; at: Instant; rateBefore: TicksPerSecond; rateAfter: TicksPerSecond }>;
}>;

/** What the mails about an account's rental are made of. */
export type RentalMailProps = Readonly<{
  locale: Locale;
  accountName: string;
  customerName: string;
  rate: TicksPerSecond;
  endsAt: Instant;
  moved: MovedEnd | null;
  /** Where the account is charged. */
  chargeUrl: string;
}>;

/** A mail may lie around and be forwarded, so its times say their zone. */
export const showExact = (moment: Instant, locale: Locale): string =>
  showMoment(moment, { locale, timeZone: DEFAULT_TIME_ZONE }, "exact");
