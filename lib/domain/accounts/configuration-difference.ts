import type { PbxConfiguration, PricedLine } from "@/lib/domain/accounts/configuration";
import { rateOfPieces } from "@/lib/domain/money/burn";
import { NO_RATE, type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";

/** Consumption as saved and as it would be; `monthlyIsc` shows either. */
export type RateChange = Readonly<{ oldRate: TicksPerSecond; newRate: TicksPerSecond; changed: boolean }>;

/** One article on one PBX. Changed by the person, or by a newer price list, or both. */
export type LineDifference = RateChange &
  Readonly<{
    article: string;
    oldQuantity: number;
    newQuantity: number;
    quantityChanged: boolean;
    priceChanged: boolean;
  }>;

export type PbxDifference = RateChange & Readonly<{ serial: string; lines: readonly LineDifference[] }>;
export type AccountDifference = RateChange & Readonly<{ pbxs: readonly PbxDifference[] }>;

/**
 * What a draft changes against the saved configuration: per line, per PBX and for the account. Lines and PBXs that
 * the draft removes are listed too, with nothing in their new half; saved ones come first, in their saved order.
 */
export function differenceOf(
  saved: readonly PbxConfiguration[],
  draft: readonly PbxConfiguration[],
): AccountDifference {
  const serials = union(saved, draft, ({ serial }) => serial);
  const pbxs = serials.map((serial) => pbxDifference(serial, linesOf(saved, serial), linesOf(draft, serial)));
  return { ...totalOf(pbxs), pbxs };
}

function pbxDifference(
  serial: string,
  saved: readonly PricedLine[],
  draft: readonly PricedLine[],
): PbxDifference {
  const articles = union(saved, draft, ({ article }) => article);
  const lines = articles.map((article) =>
    lineDifference(
      saved.find((line) => line.article === article),
      draft.find((line) => line.article === article),
      article,
    ),
  );
  return { serial, ...totalOf(lines), lines };
}

function lineDifference(
  saved: PricedLine | undefined,
  draft: PricedLine | undefined,
  article: string,
): LineDifference {
  const [oldQuantity, newQuantity] = [saved?.quantity ?? 0, draft?.quantity ?? 0];
  const quantityChanged = oldQuantity !== newQuantity;
  const priceChanged = saved !== undefined && draft !== undefined && saved.price !== draft.price;
  return {
    article,
    oldQuantity,
    newQuantity,
    quantityChanged,
    priceChanged,
    oldRate: lineRate(saved),
    newRate: lineRate(draft),
    changed: quantityChanged || priceChanged,
  };
}

const lineRate = (line: PricedLine | undefined): TicksPerSecond =>
  line === undefined ? NO_RATE : rateOfPieces(line.price, line.quantity);

const totalOf = (parts: readonly RateChange[]): RateChange => ({
  oldRate: ticksPerSecond(parts.reduce((sum, { oldRate }) => sum + oldRate, 0n)),
  newRate: ticksPerSecond(parts.reduce((sum, { newRate }) => sum + newRate, 0n)),
  changed: parts.some(({ changed }) => changed),
});

const linesOf = (pbxs: readonly PbxConfiguration[], serial: string): readonly PricedLine[] =>
  pbxs.find((pbx) => pbx.serial === serial)?.lines ?? [];

const union = <Item>(
  some: readonly Item[],
  others: readonly Item[],
  nameOf: (item: Item) => string,
): string[] => [...new Set([...some, ...others].map(nameOf))];
