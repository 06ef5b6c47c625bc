import type { MovedEnd } from "@/lib/domain/accounts/end-moves";
import { DEFAULT_TIME_ZONE, type Locale } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import type { TicksPerSecond } from "@/lib/domain/money/units";

/** What the mails about an account's rental are made of. */
export type RentalMailProps = Readonly<{
  locale: Locale;
  accountName: string;
  customerName: string;
  rate: TicksPerSecond;
  endsAt: Instant;
  moved: MovedEnd | null;
  accountUrl: string;
  /** The contract whose end stops everything; null where it is the credit that runs out. */
  contractNumber: string | null;
}>;

/** A mail may lie around and be forwarded, so its times say their zone. */
export const showExact = (moment: Instant, locale: Locale): string =>
  showMoment(moment, { locale, timeZone: DEFAULT_TIME_ZONE }, "exact");

const ACTIONS = {
  en: { charge: "Charge Balance", open: "Open the account" },
  de: { charge: "Guthaben aufladen", open: "Konto öffnen" },
} as const;

/** What the reader can do about the end: charge, where that helps. */
export const rentalAction = ({
  locale,
  accountUrl,
  contractNumber,
}: Pick<RentalMailProps, "locale" | "accountUrl" | "contractNumber">) =>
  contractNumber === null
    ? { href: `${accountUrl}/charge`, label: ACTIONS[locale].charge }
    : { href: accountUrl, label: ACTIONS[locale].open };
