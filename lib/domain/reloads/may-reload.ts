import { burn } from "@/lib/domain/money/burn";
import { AVERAGE_MONTH_SECONDS, type Ticks, type TicksPerSecond } from "@/lib/domain/money/units";
import type { MayRent, RentalObstacle } from "@/lib/domain/contracts/may-rent";

/** What keeps an account from being reloaded, in the order in which it is put right. */
export const RELOAD_OBSTACLES = [
  "contract",
  "charge_missing",
  "billing_missing",
  "vat_id_missing",
  "seller_missing",
  "price_missing",
] as const;
export type ReloadObstacle = (typeof RELOAD_OBSTACLES)[number];

/** An obstacle with what its sentence names. */
export type Hindrance =
  | Readonly<{ obstacle: "contract"; word: RentalObstacle }>
  | Readonly<{ obstacle: "charge_missing"; needed: Ticks; charged: Ticks }>
  | Readonly<{ obstacle: Exclude<ReloadObstacle, "contract" | "charge_missing"> }>;

/** What can be invoiced, and what for: without any of it nothing is. */
export type Billing = Readonly<{
  hasBuyer: boolean;
  hasSeller: boolean;
  hasPrice: boolean;
  /** Whether VAT can be told; without both addresses nobody knows. */
  hasVat: boolean;
}>;

/** What the rule asks of an account. */
export type Applicant = Readonly<{
  /** What the gate says of the partner's contract *Automatic iSC Reloading Service*. */
  contract: MayRent;
  /** All that was ever charged by hand. */
  chargedByHand: Ticks;
  rate: TicksPerSecond;
  billing: Billing;
}>;

/**
 * Everything that stands in the way of switching the reloading service on (docs/rules.md, 3): the partner's contract,
 * one month of iSC charged by hand before, at what the account consumes now and more than nothing, and what an invoice
 * needs. None: it may.
 */
export function mayReload({ contract, chargedByHand, rate, billing }: Applicant): Hindrance[] {
  const needed = burn(rate, AVERAGE_MONTH_SECONDS);
  return [
    ...contractHindrance(contract),
    ...(chargedByHand === 0n || chargedByHand < needed
      ? [{ obstacle: "charge_missing", needed, charged: chargedByHand } as const]
      : []),
    ...billingHindrances(billing),
  ];
}

/** What an account that has the service must go on having: the month by hand was charged once and for all. */
export const mayGoOnReloading = ({
  contract,
  billing,
}: Pick<Applicant, "contract" | "billing">): Hindrance[] => [
  ...contractHindrance(contract),
  ...billingHindrances(billing),
];

const contractHindrance = (word: MayRent): Hindrance[] =>
  word === "allowed" ? [] : [{ obstacle: "contract", word }];

function billingHindrances({ hasBuyer, hasSeller, hasPrice, hasVat }: Billing): Hindrance[] {
  return [
    ...(hasBuyer ? [] : [{ obstacle: "billing_missing" } as const]),
    ...(hasBuyer && hasSeller && !hasVat ? [{ obstacle: "vat_id_missing" } as const] : []),
    ...(hasSeller ? [] : [{ obstacle: "seller_missing" } as const]),
    ...(hasPrice ? [] : [{ obstacle: "price_missing" } as const]),
  ];
}
