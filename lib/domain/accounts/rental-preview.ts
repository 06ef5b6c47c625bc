import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { rentalEndsOf } from "@/lib/domain/accounts/rental-ends";
import type { PbxConfiguration, PricedLine, PriceOf } from "@/lib/domain/accounts/configuration";
import { type AccountDifference, differenceOf } from "@/lib/domain/accounts/configuration-difference";
import { type AccountFacts, stateOf } from "@/lib/domain/accounts/facts";
import { linesOfDraft, type RentalDraft } from "@/lib/domain/accounts/rental-draft";
import { type PlannedWarning, warningPlan } from "@/lib/domain/accounts/warning-plan";
import type { Instant } from "@/lib/domain/instant";
import { cents } from "@/lib/domain/money/units";

type EndingPbx = PbxConfiguration & Readonly<{ endsAt?: Instant | null | undefined }>;

/** What is rented and at which prices, and the prices a change would bring. */
export type RentalBasis = Readonly<{
  /** `endsAt` is the second in which a contract stops what a PBX rents. */
  pbxs: readonly EndingPbx[];
  priceOf: PriceOf;
  facts: AccountFacts;
  now: Instant;
  /** The weeks before the end that were announced already; null where nobody is warned. */
  warned: readonly number[] | null;
}>;

/** What a draft would make of an account, before the server is asked. */
export type RentalPreview = Readonly<{
  difference: AccountDifference;
  oldEnd: Instant | null;
  newEnd: Instant | null;
  /** The warnings that would follow; null where nobody is warned. */
  warnings: readonly PlannedWarning[] | null;
  /** Whether the balance pays one second of it; otherwise the change will be refused. */
  isPaid: boolean;
  /** Whether the rental stands now. */
  isStopped: boolean;
}>;

/**
 * The difference a draft makes, with the end it leads to. Nothing is repriced while nothing is changed: a new price
 * list touches nobody until then.
 */
export function rentalPreview(basis: RentalBasis, draft: RentalDraft): RentalPreview {
  const { pbxs, priceOf, facts, now, warned } = basis;
  const wanted = pbxs.map((pbx) => wantedOf(pbx, draft, priceOf));
  const repriced = differenceOf(pbxs, wanted);
  const isTouched = repriced.pbxs.some(({ lines }) => lines.some(({ quantityChanged }) => quantityChanged));
  const difference = isTouched ? repriced : differenceOf(pbxs, pbxs);
  const changed: AccountFacts = {
    balance: balanceAt(facts, now),
    rate: difference.newRate,
    rented: (isTouched ? wanted : pbxs).some(({ lines }) => lines.some(({ quantity }) => quantity > 0)),
    settledAt: now,
    ends: rentalEndsOf(isTouched ? wanted : pbxs),
  };
  return {
    difference,
    oldEnd: exhaustionAfter(facts, now),
    newEnd: exhaustionAfter(changed, now),
    warnings: warned && warningPlan({ facts: changed, now, sent: warned }),
    isStopped: stateAt(facts, now) === "stopped",
    isPaid: !isTouched || stateOf(changed) !== "stopped",
  };
}

function wantedOf(pbx: EndingPbx, draft: RentalDraft, priceOf: PriceOf): EndingPbx {
  const edited = draft.find(({ serial }) => serial === pbx.serial);
  const lines = edited ? linesOfDraft(edited) : pbx.lines;
  return {
    ...pbx,
    lines: lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ article, quantity }) => ({ article, quantity, price: priceIn(pbx, article, priceOf) })),
  };
}

/** The price in force; where the list no longer has one, the pinned one until the server refuses. */
function priceIn(
  { scenario, lines, isFree }: EndingPbx,
  article: string,
  priceOf: PriceOf,
): PricedLine["price"] {
  if (isFree) return NO_PRICE;
  const pinned = lines.find((line) => line.article === article)?.price;
  return priceOf(article, scenario) ?? pinned ?? NO_PRICE;
}

const NO_PRICE = cents(0n);
