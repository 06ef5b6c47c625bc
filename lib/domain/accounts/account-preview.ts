import { type AccountView, accountView } from "@/lib/domain/accounts/account-view";
import type { PbxConfiguration, PricedLine } from "@/lib/domain/accounts/configuration";
import { differenceOf, type LineDifference } from "@/lib/domain/accounts/configuration-difference";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { warningPlan } from "@/lib/domain/accounts/warning-plan";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatCents, monthlyIsc } from "@/lib/domain/money/amount";
import type { Cents } from "@/lib/domain/money/units";

type NamedPbx = Omit<PbxConfiguration, "lines"> &
  Readonly<{
    name: string;
    /** The second in which a contract stops what it rents. */
    endsAt?: Instant | null;
    lines: readonly (PricedLine & Readonly<{ name: string }>)[];
  }>;

/** An account with names for people, as it was read at a second. */
export type NamedAccount = Readonly<{
  facts: AccountFacts;
  now: Instant;
  pbxs: readonly NamedPbx[];
}>;

/** One license on one PBX, before and after; a price is null where the license is not rented. */
export type PreviewLine = Readonly<{
  article: string;
  name: string;
  oldQuantity: number;
  newQuantity: number;
  oldPrice: string | null;
  newPrice: string | null;
  oldMonthlyIsc: string;
  newMonthlyIsc: string;
  priceChanged: boolean;
}>;

/** One PBX of which something differs. */
export type PreviewPbx = Readonly<{
  serial: string;
  name: string;
  oldMonthlyIsc: string;
  newMonthlyIsc: string;
  lines: readonly PreviewLine[];
}>;

/** A warning that would come, so many weeks before the end; 0 is the mail about the stop. */
export type PreviewWarning = Readonly<{ week: number; at: string }>;

/** What a person confirms: the account before and after, and every license whose quantity or price differs. */
export type AccountPreview = Readonly<{
  before: AccountView;
  after: AccountView;
  pbxs: readonly PreviewPbx[];
  /** The warnings that would follow; null where the account has nobody to warn. */
  warnings: readonly PreviewWarning[] | null;
}>;

/**
 * Compares an account with itself after a write that was tried out. Both are shown as of the later reading. `warned`
 * are the weeks announced already, null where nobody is warned.
 */
export function accountPreview(
  before: NamedAccount,
  after: NamedAccount,
  warned: readonly number[] | null,
): AccountPreview {
  const difference = differenceOf(before.pbxs, after.pbxs);
  const names = namesOf([before, after]);
  return {
    before: accountView(before.facts, after.now),
    after: accountView(after.facts, after.now),
    warnings:
      warned &&
      warningPlan({ ...after, sent: warned }).map(({ week, at }) => ({ week, at: formatInstant(at) })),
    pbxs: difference.pbxs
      .filter(({ changed }) => changed)
      .map(({ serial, oldRate, newRate, lines }) => ({
        serial,
        name: names.get(serial) ?? serial,
        oldMonthlyIsc: monthlyIsc(oldRate),
        newMonthlyIsc: monthlyIsc(newRate),
        lines: lines
          .filter(({ changed }) => changed)
          .map((line) =>
            previewLine(line, names, {
              old: priceIn(before, serial, line.article),
              new: priceIn(after, serial, line.article),
            }),
          ),
      })),
  };
}

type Prices = Readonly<{ old: Cents | null; new: Cents | null }>;

const previewLine = (
  line: LineDifference,
  names: ReadonlyMap<string, string>,
  prices: Prices,
): PreviewLine => ({
  article: line.article,
  name: names.get(line.article) ?? line.article,
  oldQuantity: line.oldQuantity,
  newQuantity: line.newQuantity,
  oldPrice: prices.old === null ? null : formatCents(prices.old),
  newPrice: prices.new === null ? null : formatCents(prices.new),
  oldMonthlyIsc: monthlyIsc(line.oldRate),
  newMonthlyIsc: monthlyIsc(line.newRate),
  priceChanged: line.priceChanged,
});

function priceIn({ pbxs }: NamedAccount, serial: string, article: string): Cents | null {
  const lines = pbxs.find((pbx) => pbx.serial === serial)?.lines ?? [];
  return lines.find((line) => line.article === article)?.price ?? null;
}

/** Names of PBXs by serial and of articles by number; the two never look alike. */
const namesOf = (accounts: readonly NamedAccount[]): Map<string, string> =>
  new Map(
    accounts.flatMap(({ pbxs }) =>
      pbxs.flatMap(({ serial, name, lines }): [string, string][] => [
        [serial, name],
        ...lines.map((line): [string, string] => [line.article, line.name]),
      ]),
    ),
  );
