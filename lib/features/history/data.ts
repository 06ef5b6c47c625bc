import type { Readable } from "node:stream";
import type { EntryEvent } from "@/lib/domain/accounts/entry-event";
import type { EntryKind } from "@/lib/domain/accounts/entry";
import { type Instant, instant } from "@/lib/domain/instant";
import {
  cents,
  type Cents,
  ticks,
  type Ticks,
  ticksPerSecond,
  type TicksPerSecond,
} from "@/lib/domain/money/units";
import type { HistoryFormat } from "@/lib/features/history/schema";
import { db, Prisma } from "@/lib/platform/db/client";
import { readRows } from "@/lib/platform/db/read-rows";
import { exportStream } from "@/lib/platform/db/export-stream";
import { historyStatement } from "@/lib/platform/db/history-statement";

/** What was rented on one PBX while, or from when, an entry was made. */
export type HistoryLine = Readonly<{
  serial: string;
  pbx: string;
  article: string;
  name: string;
  quantity: number;
  price: Cents;
}>;
/** A device that was exchanged in the second of an entry, and the one that took its place (RMA). */
export type HistorySwap = Readonly<{ oldSerial: string; newSerial: string; reason: string }>;
/** One row of the history: an entry of the ledger with everything that explains it. */
export type HistoryEntry = Readonly<{
  sequence: bigint;
  kind: EntryKind;
  event: EntryEvent | null;
  at: Instant;
  from: Instant | null;
  amount: Ticks;
  balance: Ticks;
  rate: TicksPerSecond;
  keyLastGroup: string | null;
  person: string | null;
  source: string;
  lines: readonly HistoryLine[];
  swap: HistorySwap | null;
}>;

/** Which entries of an account; from (included) to (excluded). `before` pages back from the newest. */
export type HistoryFilter = Readonly<{
  accountId: string;
  from?: Instant | undefined;
  to?: Instant | undefined;
  serial?: string | undefined;
  before?: bigint | undefined;
  limit: number;
}>;

type EntryRow = Readonly<{
  sequence: bigint;
  kind: EntryKind;
  event: EntryEvent | null;
  at: bigint;
  from_at: bigint | null;
  amount_ticks: bigint;
  balance_ticks: bigint;
  rate_after: bigint;
  configuration_version: number;
  last_group: string | null;
  person: string | null;
  source: string;
  swap: HistorySwap | null;
}>;

/** The newest entries first, at most `limit`, with the configurations they belong to. */
export async function listHistory(filter: HistoryFilter): Promise<HistoryEntry[]> {
  const rows = await readRows<EntryRow>(Prisma.sql`
    SELECT e.sequence, e.kind, e.event, e.at, e.from_at, e.amount_ticks, e.balance_ticks, e.rate_after,
      e.configuration_version, k.last_group, u.name AS person, e.source, CASE WHEN e.event = 'rma' THEN (
        SELECT jsonb_build_object('oldSerial', s.old_serial, 'newSerial', s.new_serial, 'reason', s.reason)
        FROM device_swaps s WHERE s.account_id = e.account_id AND s.version = e.configuration_version) END AS swap
    FROM account_entries e LEFT JOIN activation_keys k ON k.id = e.activation_key_id LEFT JOIN users u ON u.id = e.actor_id
    WHERE ${Prisma.join(conditionsOf(filter), " AND ")}
    ORDER BY e.sequence DESC LIMIT ${filter.limit}`);
  const lines = await listLines(filter.accountId, versionsOf(rows));
  return rows.map((row) => toEntry(row, lines.get(row.configuration_version) ?? []));
}

/** How many entries a filter leaves. */
export async function countHistory(filter: Omit<HistoryFilter, "before" | "limit">): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM account_entries e WHERE ${Prisma.join(conditionsOf(filter), " AND ")}`;
  return Number(row?.count ?? 0n);
}

function conditionsOf({ accountId, from, to, serial, before }: Omit<HistoryFilter, "limit">): Prisma.Sql[] {
  const conditions = [Prisma.sql`e.account_id = ${accountId}::uuid`];
  if (from !== undefined) conditions.push(Prisma.sql`e.at >= ${from}::bigint`);
  if (to !== undefined) conditions.push(Prisma.sql`e.at < ${to}::bigint`);
  if (before !== undefined) conditions.push(Prisma.sql`e.sequence < ${before}::bigint`);
  if (serial !== undefined) {
    conditions.push(Prisma.sql`e.kind IN ('rental', 'change') AND EXISTS (
      SELECT FROM configuration_lines l WHERE l.account_id = e.account_id
        AND l.version = e.configuration_version AND l.serial = ${serial}
      UNION ALL SELECT FROM device_swaps s WHERE e.event = 'rma' AND s.account_id = e.account_id
        AND s.version = e.configuration_version AND s.old_serial = ${serial})`);
  }
  return conditions;
}

const versionsOf = (rows: readonly EntryRow[]): number[] => [
  ...new Set(rows.filter(({ kind }) => kind !== "charge").map((row) => row.configuration_version)),
];

async function listLines(accountId: string, versions: number[]): Promise<Map<number, HistoryLine[]>> {
  const rows =
    versions.length === 0
      ? []
      : await readRows<Omit<HistoryLine, "price"> & { version: number; price: bigint }>(Prisma.sql`
    SELECT l.version, l.serial, x.name AS pbx, l.article_number AS article, t.name, l.quantity, l.monthly_cents AS price
    FROM configuration_lines l JOIN articles t ON t.number = l.article_number
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    WHERE l.account_id = ${accountId}::uuid AND l.version = ANY(${versions}::int[]) ORDER BY x.name, l.serial, t.name`);
  const byVersion = new Map<number, HistoryLine[]>(versions.map((version) => [version, []]));
  for (const { version, price, ...line } of rows)
    byVersion.get(version)?.push({ ...line, price: cents(price) });
  return byVersion;
}

const toEntry = (row: EntryRow, lines: readonly HistoryLine[]): HistoryEntry => ({
  sequence: row.sequence,
  kind: row.kind,
  event: row.event,
  at: instant(row.at),
  from: row.from_at === null ? null : instant(row.from_at),
  amount: ticks(row.amount_ticks),
  balance: ticks(row.balance_ticks),
  rate: ticksPerSecond(row.rate_after),
  keyLastGroup: row.last_group,
  person: row.person,
  source: row.source,
  lines: row.kind === "charge" ? [] : lines,
  swap: row.swap,
});

/** What is drawn of an entry. */
export type CurveEntry = Readonly<{
  kind: EntryKind;
  at: Instant;
  from: Instant | null;
  amount: Ticks;
  balance: Ticks;
}>;

type CurveRow = Pick<EntryRow, "kind" | "at" | "from_at" | "amount_ticks" | "balance_ticks">;

/** More corners than this no chart can show: then the last entry of each of so many spans stands for its span. */
const MOST_CORNERS = 400;

/** The entries since a second, oldest first, thinned out in the database where there are too many; every charge stays. */
export async function listCurveEntries(accountId: string, since: Instant): Promise<CurveEntry[]> {
  const rows =
    await readRows<CurveRow>(Prisma.sql`SELECT kind, at, from_at, amount_ticks, balance_ticks FROM (
      SELECT e.*, row_number() OVER (ORDER BY sequence) AS row, count(*) OVER () AS total FROM account_entries e
      WHERE account_id = ${accountId}::uuid AND at >= ${since}::bigint
    ) e WHERE kind = 'charge' OR row = total OR row % greatest(total / ${MOST_CORNERS}, 1) = 0 ORDER BY sequence`);
  return rows.map((row) => ({
    kind: row.kind,
    at: instant(row.at),
    from: row.from_at === null ? null : instant(row.from_at),
    amount: ticks(row.amount_ticks),
    balance: ticks(row.balance_ticks),
  }));
}

/** Which entries to stream, oldest first; `cursor` continues after a sequence. */
export type HistoryStream = Readonly<{
  accountId: string;
  from?: Instant | undefined;
  to?: Instant | undefined;
  serial?: string | undefined;
  cursor?: bigint | undefined;
  limit?: number | undefined;
  format: HistoryFormat;
}>;

/**
 * The formatted history as a stream of bytes, made by the database itself and passed on as it comes: constant memory
 * however long it is. Ending the stream early, as an aborted download does, gives the connection back; a download that
 * is aborted (`signal`) while it waits for its turn never takes one.
 */
export const streamHistory = (wanted: HistoryStream, signal?: AbortSignal): Promise<Readable> =>
  exportStream(historyStatement(wanted), signal);
