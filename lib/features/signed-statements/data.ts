import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { claimsOf } from "@/lib/domain/accounts/signed-statement/check-file";
import {
  type ConfigurationLines,
  type EntryLine,
  FIRST_SEAL,
  type HeaderLine,
  type SealedLine,
  sealLine,
  signatureLine,
  type StandingLine,
  STATEMENT_FORMAT,
} from "@/lib/domain/accounts/signed-statement/lines";
import { standingAfter } from "@/lib/domain/accounts/signed-statement/read-line";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { formatCents } from "@/lib/domain/money/amount";
import { cents } from "@/lib/domain/money/units";
import { db, Prisma } from "@/lib/platform/db/client";
import { enterExports, leaveExports } from "@/lib/platform/db/turnstile";
import { env } from "@/lib/platform/env";
import { signingKey } from "@/lib/platform/signing/current-key";
import { signStatement } from "@/lib/platform/signing/sign-statement";

/** Which entries of whose ledger. */
export type SignedStatement = Readonly<{
  account: Readonly<{ id: string; name: string }>;
  from?: Instant | undefined;
  to?: Instant | undefined;
}>;

/** How many entries are read, and held, at once. */
const CHUNK = 1_000;

/**
 * An account's ledger as sealed lines, ended by the portal's signature: made while it is sent, however long it is. It
 * takes its turn among the exports, and gives it back however it ends.
 */
export async function streamSignedStatement(
  wanted: SignedStatement,
  signal?: AbortSignal,
): Promise<Readable> {
  await enterExports(signal);
  const stream = Readable.from(linesOf(wanted), { objectMode: false });
  stream.once("close", leaveExports);
  return stream;
}

async function* linesOf(wanted: SignedStatement): AsyncGenerator<Buffer> {
  const { id } = wanted.account;
  const { last, now } = await getEnd(id);
  const header = await headerOf(wanted, now);
  const seal = sealing();
  yield Buffer.from(seal.add(header));
  let standing = header.opening;
  let version = 0;
  for (;;) {
    const entries = await listEntries(wanted, { after: BigInt(standing.sequence), last });
    const configurations = await listConfigurations(id, versionsAfter(entries, version));
    let text = "";
    for (const entry of entries) {
      const configuration = entry.version > version ? configurations.get(entry.version) : undefined;
      if (configuration) text += seal.add(configuration);
      text += seal.add(entry);
      version = Math.max(version, entry.version);
    }
    standing = entries.length > 0 ? standingAfter(entries.at(-1) as EntryLine) : standing;
    if (text !== "") yield Buffer.from(text);
    if (entries.length < CHUNK) break;
  }
  const claims = { ...claimsOf(header, standing, seal.last()), iat: Number(now) };
  yield Buffer.from(`${signatureLine(await signStatement(await signingKey(), claims))}\n`);
}

/** Seals line after line. */
function sealing() {
  let last = FIRST_SEAL;
  return {
    add: (content: SealedLine): string => {
      const { text, seal } = sealLine(last, content, digest);
      last = seal;
      return `${text}\n`;
    },
    last: () => last,
  };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

async function getEnd(id: string): Promise<Readonly<{ last: bigint; now: Instant }>> {
  const [row] = await db.$queryRaw<{ last_sequence: bigint; now: bigint }[]>`
    SELECT last_sequence, portal_now() AS now FROM accounts WHERE id = ${id}::uuid`;
  return { last: row?.last_sequence ?? 0n, now: instant(row?.now ?? 0n) };
}

async function headerOf({ account, from, to }: SignedStatement, now: Instant): Promise<HeaderLine> {
  const { publicJwk } = await signingKey();
  return {
    type: "header",
    format: STATEMENT_FORMAT,
    issuer: env().PORTAL_URL,
    account: { id: account.id, name: account.name },
    exportedAt: formatInstant(now),
    from: from === undefined ? null : formatInstant(from),
    to: to === undefined ? null : formatInstant(to),
    opening: from === undefined ? NOTHING_YET : await getOpening(account.id, from),
    key: { ...publicJwk },
  };
}

const NOTHING_YET: StandingLine = {
  sequence: "0",
  at: null,
  balanceTicks: "0",
  ratePerSecond: "0",
  rented: false,
  hash: "",
};

type EntryRow = Readonly<{
  sequence: bigint;
  kind: EntryLine["kind"];
  at: bigint;
  from_at: bigint | null;
  amount_ticks: bigint;
  balance_ticks: bigint;
  rate_after: bigint;
  rented_after: boolean;
  configuration_version: number;
  actor_id: string | null;
  source: string;
  activation_key_id: string | null;
  previous_hash: Uint8Array;
  hash: Uint8Array;
}>;

async function getOpening(id: string, from: Instant): Promise<StandingLine> {
  const [row] = await db.$queryRaw<EntryRow[]>`
    SELECT * FROM account_entries WHERE account_id = ${id}::uuid AND at < ${from}::bigint
    ORDER BY sequence DESC LIMIT 1`;
  return row ? standingAfter(toLine(row)) : NOTHING_YET;
}

type Page = Readonly<{ after: bigint; last: bigint }>;

async function listEntries({ account, to }: SignedStatement, { after, last }: Page): Promise<EntryLine[]> {
  const before = to === undefined ? Prisma.empty : Prisma.sql`AND coalesce(from_at, at) < ${to}::bigint`;
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT * FROM account_entries WHERE account_id = ${account.id}::uuid
      AND sequence > ${after}::bigint AND sequence <= ${last}::bigint ${before} ORDER BY sequence LIMIT ${CHUNK}`;
  return rows.map(toLine);
}

const toLine = (row: EntryRow): EntryLine => ({
  type: "entry",
  sequence: row.sequence.toString(),
  kind: row.kind,
  at: formatInstant(instant(row.at)),
  from: row.from_at === null ? null : formatInstant(instant(row.from_at)),
  amountTicks: row.amount_ticks.toString(),
  balanceTicks: row.balance_ticks.toString(),
  ratePerSecond: row.rate_after.toString(),
  rented: row.rented_after,
  version: row.configuration_version,
  actor: row.actor_id,
  source: row.source,
  reference: row.activation_key_id,
  previousHash: Buffer.from(row.previous_hash).toString("hex"),
  hash: Buffer.from(row.hash).toString("hex"),
});

const versionsAfter = (entries: readonly EntryLine[], known: number): number[] => [
  ...new Set(entries.map(({ version }) => version).filter((version) => version > known)),
];

type ConfigurationRow = Readonly<{ version: number; at: bigint; rate_per_second: bigint }>;
type Line = ConfigurationLines["lines"][number];
type LineRow = Omit<Line, "price"> & Readonly<{ version: number; price: bigint }>;

async function listConfigurations(
  id: string,
  versions: readonly number[],
): Promise<Map<number, ConfigurationLines>> {
  if (versions.length === 0) return new Map();
  const wanted = Prisma.sql`ARRAY[${Prisma.join([...versions])}]::integer[]`;
  const [rows, lines] = await Promise.all([
    db.$queryRaw<ConfigurationRow[]>`SELECT version, at, rate_per_second FROM account_configurations
      WHERE account_id = ${id}::uuid AND version = ANY(${wanted})`,
    db.$queryRaw<LineRow[]>`
      SELECT l.version, l.serial, x.name AS pbx, l.article_number AS article, t.name, l.quantity, l.monthly_cents AS price
      FROM configuration_lines l JOIN articles t ON t.number = l.article_number
      JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
      WHERE l.account_id = ${id}::uuid AND l.version = ANY(${wanted}) ORDER BY l.serial, l.article_number`,
  ]);
  const byVersion = Map.groupBy(lines, ({ version }) => version);
  return new Map(rows.map((row) => [row.version, toConfiguration(row, byVersion.get(row.version) ?? [])]));
}

const toConfiguration = (
  { version, at, rate_per_second: rate }: ConfigurationRow,
  lines: readonly LineRow[],
): ConfigurationLines => ({
  type: "configuration",
  version,
  at: formatInstant(instant(at)),
  ratePerSecond: rate.toString(),
  lines: lines.map(({ version: _same, price, ...line }) => ({ ...line, price: formatCents(cents(price)) })),
});
