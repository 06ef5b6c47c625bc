import { MAX_QUANTITY, isQuantity } from "@/lib/domain/licenses/quantity";
import { rateOfPieces } from "@/lib/domain/money/burn";
import { type Cents, cents, MAX_TICKS, type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/** Where a PBX runs; the two have prices of their own. */
export const SCENARIOS = ["on_premises", "cloud"] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** What rents: a PBX, which rents licenses, or a rental device, which rents the one article it is. */
export type RenterKind = "pbx" | "device";

/** So many pieces of an article, rented on one PBX. */
export type Line = Readonly<{ article: string; quantity: number }>;
/** A line with the price pinned to it, per piece and average month. */
export type PricedLine = Line & Readonly<{ price: Cents }>;

/** What one PBX rents, without prices: what a person edits. */
export type PbxLines = Readonly<{
  serial: string;
  scenario: Scenario;
  lines: readonly Line[];
  /** Whether all of it costs nothing, by a partner's promotion. */
  isFree?: boolean | undefined;
}>;
/** What one PBX rents, with pinned prices: what is saved. */
export type PbxConfiguration = Omit<PbxLines, "lines"> & Readonly<{ lines: readonly PricedLine[] }>;

/** The price list in force: null where an article has no price in a scenario. */
export type PriceOf = (article: string, scenario: Scenario) => Cents | null;

/** One line per article, in the order of the numbers, without the empty ones: so two spellings of one wish are equal. */
export function normalizeLines(lines: readonly Line[]): Line[] {
  const quantities = new Map<string, number>();
  for (const { article, quantity } of lines) {
    const total = (quantities.get(article) ?? 0) + quantity;
    if (!isQuantity(quantity) || !isQuantity(total)) {
      throw new Refusal("quantity_invalid", { article, most: MAX_QUANTITY });
    }
    quantities.set(article, total);
  }
  return [...quantities]
    .filter(([, quantity]) => quantity > 0)
    .map(([article, quantity]) => ({ article, quantity }))
    .toSorted((one, other) => (one.article < other.article ? -1 : 1));
}

/** Whether two sets of lines rent the same. */
export function sameLines(some: readonly Line[], others: readonly Line[]): boolean {
  const [left, right] = [normalizeLines(some), normalizeLines(others)];
  return (
    left.length === right.length &&
    left.every(
      ({ article, quantity }, row) => right[row]?.article === article && right[row]?.quantity === quantity,
    )
  );
}

/**
 * What all PBXs and devices of an account rent after a change: the wanted lines where some are wanted, else the saved
 * ones, in normal form.
 */
export const linesAfter = (
  saved: readonly PbxLines[],
  wanted: readonly Pick<PbxLines, "serial" | "lines">[],
): PbxLines[] =>
  saved.map(({ serial, scenario, isFree, lines }) => ({
    serial,
    scenario,
    isFree,
    lines: normalizeLines(wanted.find((change) => change.serial === serial)?.lines ?? lines),
  }));

/** Pins the prices of a list to every line of an account, in normal form. */
export function priceConfiguration(pbxs: readonly PbxLines[], priceOf: PriceOf): PbxConfiguration[] {
  return pbxs.map(({ serial, scenario, lines, isFree }) => ({
    serial,
    scenario,
    lines: normalizeLines(lines).map((line) => pinned(line, scenario, isFree ? () => FREE : priceOf)),
  }));
}

const FREE = cents(0n);

/** What a set of priced lines burns. */
export const rateOf = (lines: readonly PricedLine[]): TicksPerSecond =>
  ticksPerSecond(lines.reduce((sum, { price, quantity }) => sum + rateOfPieces(price, quantity), 0n));

/** What all PBXs of an account burn together. */
export function accountRateOf(pbxs: readonly PbxConfiguration[]): TicksPerSecond {
  const rate = rateOf(pbxs.flatMap(({ lines }) => lines));
  if (rate > MAX_TICKS) throw new Refusal("rate_too_high");
  return rate;
}

/** Whether anything is rented at all; free articles count. */
export const isRented = (pbxs: readonly PbxLines[]): boolean =>
  pbxs.some(({ lines }) => lines.some(({ quantity }) => quantity > 0));

/** A line with its price pinned. */
const pinned = ({ article, quantity }: Line, scenario: Scenario, priceOf: PriceOf): PricedLine => ({
  article,
  quantity,
  price: priceOrRefuse(article, scenario, priceOf),
});

function priceOrRefuse(article: string, scenario: Scenario, priceOf: PriceOf): Cents {
  const price = priceOf(article, scenario);
  if (price === null) throw new Refusal("price_missing", { article, scenario });
  return price;
}
