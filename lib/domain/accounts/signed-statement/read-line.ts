import type { EntryKind } from "@/lib/domain/accounts/entry";
import {
  type ConfigurationLines,
  type EntryLine,
  type HeaderLine,
  type SealedLine,
  type StandingLine,
  STATEMENT_FORMAT,
} from "@/lib/domain/accounts/signed-statement/lines";
import { formatInstant, parseInstant } from "@/lib/domain/instant";
import { formatCents, parseCents } from "@/lib/domain/money/amount";

type Fields = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Test>>;

const KINDS: readonly unknown[] = ["charge", "rental", "change", "forfeit"] satisfies EntryKind[];

const isText: Test = (value) => typeof value === "string";
const isFlag: Test = (value) => typeof value === "boolean";
const isCount: Test = (value) => typeof value === "number" && /^(0|[1-9]\d{0,9})$/.test(String(value));
const isWhole: Test = (value) => typeof value === "string" && /^(0|-?[1-9]\d{0,18})$/.test(value);
const isHash: Test = (value) => typeof value === "string" && /^([0-9a-f]{64})?$/.test(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);

/** Only as it is written by us: two spellings of one value would be two texts for one hash. */
const isMoment: Test = (value) => isSame(value, (text) => formatInstant(parseInstant(text)));
const isPrice: Test = (value) => isSame(value, (text) => formatCents(parseCents(text)));

const LINE: Shape = {
  serial: isText,
  pbx: isText,
  article: isText,
  name: isText,
  quantity: isCount,
  price: isPrice,
};

const STANDING: Shape = {
  sequence: isWhole,
  at: orNull(isMoment),
  balanceTicks: isWhole,
  ratePerSecond: isWhole,
  rented: isFlag,
  hash: isHash,
};

const SHAPES: Readonly<Record<SealedLine["type"], Shape>> = {
  header: {
    type: isText,
    format: (value) => value === STATEMENT_FORMAT,
    issuer: isText,
    account: (value) => fits(value, { id: isText, name: isText }),
    exportedAt: isMoment,
    from: orNull(isMoment),
    to: orNull(isMoment),
    opening: (value) => fits(value, STANDING),
    key: (value) => isFields(value) && Object.values(value).every(isText),
  } satisfies Record<keyof HeaderLine, Test>,
  configuration: {
    type: isText,
    version: isCount,
    at: isMoment,
    ratePerSecond: isWhole,
    lines: (value) => Array.isArray(value) && value.every((line) => fits(line, LINE)),
  } satisfies Record<keyof ConfigurationLines, Test>,
  entry: {
    type: isText,
    sequence: isWhole,
    kind: (value) => KINDS.includes(value),
    at: isMoment,
    from: orNull(isMoment),
    amountTicks: isWhole,
    balanceTicks: isWhole,
    ratePerSecond: isWhole,
    rented: isFlag,
    version: isCount,
    actor: orNull(isText),
    source: isText,
    reference: orNull(isText),
    previousHash: isHash,
    hash: isHash,
  } satisfies Record<keyof EntryLine, Test>,
};

/** Reads the JSON of a sealed line; null for what no export ever wrote. */
export function readLine(body: string): SealedLine | null {
  const content = parseJson(body);
  if (!isFields(content) || JSON.stringify(content) !== body) return null;
  const shape = typeof content["type"] === "string" ? shapeOf(content["type"]) : undefined;
  return shape && fits(content, shape) ? (content as unknown as SealedLine) : null;
}

/** A standing, as an entry leaves it behind. */
export const standingAfter = (entry: EntryLine): StandingLine => ({
  sequence: entry.sequence,
  at: entry.at,
  balanceTicks: entry.balanceTicks,
  ratePerSecond: entry.ratePerSecond,
  rented: entry.rented,
  hash: entry.hash,
});

const shapeOf = (type: string): Shape | undefined =>
  Object.hasOwn(SHAPES, type) ? SHAPES[type as SealedLine["type"]] : undefined;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fits = (value: unknown, shape: Shape): boolean =>
  isFields(value) &&
  Object.keys(value).length === Object.keys(shape).length &&
  Object.entries(shape).every(([name, test]) => test(value[name]));

/** JSON of any kind, or undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSame(value: unknown, rewritten: (text: string) => string): boolean {
  try {
    return typeof value === "string" && rewritten(value) === value;
  } catch {
    return false;
  }
}
