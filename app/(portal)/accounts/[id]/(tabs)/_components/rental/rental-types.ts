import type { RenterKind, Scenario } from "@/lib/domain/accounts/configuration";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { Instant } from "@/lib/domain/instant";
import type { Cents } from "@/lib/domain/money/units";

/** A PBX or a rental device with what it rents, as the page got it. */
export type RentalPbx = Readonly<{
  serial: string;
  kind: RenterKind;
  name: string;
  scenario: Scenario;
  version: number;
  documentSeq: number | null;
  endsAt: Instant | null;
  isFree: boolean;
  lines: readonly Readonly<{ article: string; name: string; quantity: number; price: Cents }>[];
}>;

/** The account whose rental is edited. */
export type RentalAccount = Readonly<{
  id: string;
  facts: AccountFacts;
  now: Instant;
  priceListId: string | null;
  /** The weeks before the end that were announced already; null where nobody is warned. */
  warned: readonly number[] | null;
  pbxs: readonly RentalPbx[];
}>;

/** The PBXs of an account, without its devices: they have a tab of their own. */
export const pbxsOf = (pbxs: readonly RentalPbx[]): RentalPbx[] => pbxs.filter(({ kind }) => kind === "pbx");

/** What can be rented, and at which prices. */
export type RentalOffer = Readonly<{
  priceListId: string | null;
  number: number | null;
  articles: readonly Readonly<{
    article: string;
    name: string;
    renter: RenterKind;
    prices: Readonly<Partial<Record<Scenario, Cents>>>;
  }>[];
}>;
