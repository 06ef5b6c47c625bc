import { entryText } from "@/lib/domain/accounts/entry-text";
import type {
  ConfigurationLines,
  Digest,
  EntryLine,
  StandingLine,
} from "@/lib/domain/accounts/signed-statement/lines";
import { parseInstant } from "@/lib/domain/instant";
import { parseCents } from "@/lib/domain/money/amount";
import { rateOfPieces } from "@/lib/domain/money/burn";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";

/** An entry beside what it must follow from. */
export type EntryCheck = Readonly<{
  entry: EntryLine;
  before: StandingLine;
  configuration: ConfigurationLines | null;
  accountId: string;
  digest: Digest;
}>;

type HashedEntry = Pick<EntryCheck, "accountId" | "digest"> & Readonly<{ entry: Omit<EntryLine, "hash"> }>;

type Finding = readonly [wrong: boolean, sentence: string];

/** The first thing that is wrong with an entry, as a sentence about it; null when everything follows. */
export function faultOfEntry(check: EntryCheck): string | null {
  const { entry, before } = check;
  const findings: Finding[] = [
    ...chainFindings(check),
    [
      BigInt(entry.balanceTicks) !== BigInt(before.balanceTicks) + BigInt(entry.amountTicks),
      `its balance is not the one before (${before.balanceTicks}) plus its amount (${entry.amountTicks})`,
    ],
    [BigInt(entry.balanceTicks) < 0n, "its balance is negative"],
    ...timeFindings(entry, before),
    ...amountFindings(entry),
    ...rateFindings(check),
    [hashOfEntry(check) !== entry.hash, "its hash does not fit its content, which was changed"],
  ];
  return findings.find(([wrong]) => wrong)?.[1] ?? null;
}

/** What is wrong with a configuration: its rate must be the sum of its lines. */
export function faultOfConfiguration({ ratePerSecond, lines }: ConfigurationLines): string | null {
  const rate = lines.reduce((sum, line) => sum + rateOfPieces(parseCents(line.price), line.quantity), 0n);
  return rate === BigInt(ratePerSecond)
    ? null
    : `its lines burn ${rate} ticks a second, and it says ${ratePerSecond}`;
}

const chainFindings = ({ entry, before }: EntryCheck): Finding[] => [
  [
    BigInt(entry.sequence) !== BigInt(before.sequence) + 1n,
    `it is number ${entry.sequence}, and number ${BigInt(before.sequence) + 1n} was to come`,
  ],
  [entry.previousHash !== before.hash, "it does not continue the entry before: the hashes differ"],
];

function timeFindings({ kind, at, from }: EntryLine, before: StandingLine): Finding[] {
  const [start, end] = [parseInstant(from ?? at), parseInstant(at)];
  const last = before.at === null ? null : parseInstant(before.at);
  const burned = before.rented && BigInt(before.ratePerSecond) > 0n;
  const ran = burned && BigInt(before.balanceTicks) >= BigInt(before.ratePerSecond);
  return [
    [(kind === "rental") !== (from !== null), "only a rental, and every rental, covers a time"],
    [from !== null && start >= end, "it covers no time"],
    [last !== null && start < last, "it begins before the entry before has ended"],
    [ran && last !== start, "it leaves out seconds that were to be paid"],
  ];
}

function amountFindings({ kind, at, from, amountTicks, balanceTicks, ratePerSecond }: EntryLine): Finding[] {
  const amount = BigInt(amountTicks);
  const length = from === null ? 0n : parseInstant(at) - parseInstant(from);
  const owed = BigInt(ratePerSecond) * length;
  return [
    [kind === "charge" && amount <= 0n, "a charge adds credit"],
    [kind === "change" && amount !== 0n, "a change of the configuration costs nothing by itself"],
    [kind === "forfeit" && (amount > 0n || BigInt(balanceTicks) !== 0n), "a forfeit leaves nothing"],
    [
      kind === "rental" && amount !== -owed,
      `${length} seconds at ${ratePerSecond} ticks cost ${owed} ticks, and it debits ${-amount}`,
    ],
  ];
}

function rateFindings({ entry, before, configuration }: EntryCheck): Finding[] {
  const { kind, rented, ratePerSecond, version } = entry;
  const debited = kind === "rental" && ratePerSecond !== before.ratePerSecond;
  return [
    [debited, `it debits ${ratePerSecond} ticks a second, and ${before.ratePerSecond} were agreed`],
    [!rented && ratePerSecond !== "0", "it rents nothing and burns something"],
    ...(rented ? agreedFindings({ ratePerSecond, version }, configuration) : []),
  ];
}

type Agreed = Pick<EntryLine, "ratePerSecond" | "version">;

const agreedFindings = (
  { ratePerSecond, version }: Agreed,
  configuration: ConfigurationLines | null,
): Finding[] => [
  [configuration?.version !== version, `the lines of configuration ${version} are missing`],
  [
    configuration?.ratePerSecond !== ratePerSecond,
    `it leaves ${ratePerSecond} ticks a second, and the lines of configuration ${version} burn ${configuration?.ratePerSecond}`,
  ],
];

/** The hash an entry of an account must have, whatever it says of itself. */
export const hashOfEntry = ({ entry, accountId, digest }: HashedEntry): string =>
  digest(
    entryText({
      accountId,
      sequence: BigInt(entry.sequence),
      kind: entry.kind,
      at: parseInstant(entry.at),
      from: entry.from === null ? null : parseInstant(entry.from),
      amount: ticks(BigInt(entry.amountTicks)),
      balance: ticks(BigInt(entry.balanceTicks)),
      rateAfter: ticksPerSecond(BigInt(entry.ratePerSecond)),
      rentedAfter: entry.rented,
      configurationVersion: entry.version,
      actor: entry.actor,
      source: entry.source,
      reference: entry.reference,
      previousHash: entry.previousHash,
    }),
  );
