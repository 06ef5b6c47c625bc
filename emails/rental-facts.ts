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
  /** The system whose promotion ends in that second, and everything with it; null where that is not why it stops. */
  promotedSystem: string | null;
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
  promotedSystem,
}: Pick<RentalMailProps, "locale" | "accountUrl" | "contractNumber" | "promotedSystem">) =>
  contractNumber === null && promotedSystem === null
    ? { href: `${accountUrl}/charge`, label: ACTIONS[locale].charge }
    : { href: accountUrl, label: ACTIONS[locale].open };

type Leads = Readonly<{
  lead: (name: string) => string;
  contractLead: (name: string, number: string) => string;
  promotionLead: (name: string, system: string) => string;
}>;

/** Why the rental ends: with a contract, with a promotion, or because the credit runs out. */
export function leadOf(
  { accountName, contractNumber, promotedSystem }: RentalMailProps,
  words: Leads,
): string {
  if (contractNumber !== null) return words.contractLead(accountName, contractNumber);
  return promotedSystem === null ? words.lead(accountName) : words.promotionLead(accountName, promotedSystem);
}
