import type { EntryKind } from "@/lib/domain/accounts/entry";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import {
  articlesByDay,
  type DayOfArticle,
  type LinesByVersion,
  type StatementLine,
} from "@/lib/domain/accounts/statement/parts";
import { type Statement, statementOf } from "@/lib/domain/accounts/statement/statement";
import {
  emptyTally,
  type StatementEntry,
  type Tally,
  tallyEntries,
} from "@/lib/domain/accounts/statement/tally";
import { daysOfMonth, type Span } from "@/lib/domain/display/month";
import { earlierOf, type Instant, instant } from "@/lib/domain/instant";
import { cents, NO_TICKS, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";
import { FACTS, type FactsRow, factsOf } from "@/lib/features/account-facts/data";
import { requireAccount } from "@/lib/features/accounts/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** A month on somebody's clocks. */
export type MonthAsked = Readonly<{ month: string; timeZone: string }>;

/** An account's statement of a month, and what it was made for. */
export type MonthStatement = MonthAsked &
  Span &
  Readonly<{
    account: Readonly<{ id: string; name: string; customerName: string; partnerName: string }>;
    createdAt: Instant;
    /** The account as stored when the statement was made. */
    facts: AccountFacts;
    now: Instant;
    /** Up to when it is known: the month's end, or now. */
    until: Instant;
    cuts: readonly Instant[];
    statement: Statement;
    days: readonly DayOfArticle[];
  }>;

/** How many entries are read at once. A tally stays small, however many there are. */
const CHUNK = 5_000;

/**
 * The statement of a month, up to now where the month still runs. The account is read first and the ledger up to its
 * last entry then, so that a write in between cannot be counted twice. A month that is none is `month_malformed`.
 */
export async function requireStatement(
  scope: Scope,
  accountId: string,
  { month, timeZone }: MonthAsked,
): Promise<MonthStatement> {
  const { id, name, customerName, partnerName, createdAt } = await requireAccount(scope, accountId);
  const cuts = daysOfMonth(month, timeZone);
  const [from, to] = [cuts[0], cuts.at(-1)];
  if (from === undefined || to === undefined)
    throw new Refusal("month_malformed", { text: month.slice(0, 40) });
  const standing = await getStanding(id);
  const tally = await tallyOf(standing, cuts);
  const lines = await listLines(id, [...tally.usage.values()]);
  return {
    account: { id, name, customerName, partnerName },
    month,
    timeZone,
    from,
    to,
    cuts,
    createdAt,
    facts: standing.facts,
    now: standing.now,
    until: earlierOf(to, standing.now),
    statement: statementOf(tally, lines),
    days: articlesByDay(tally.usage.values(), lines),
  };
}

type Standing = Readonly<{
  id: string;
  facts: AccountFacts;
  version: number;
  lastSequence: bigint;
  now: Instant;
}>;

type StandingRow = FactsRow & Readonly<{ configuration_version: number; last_sequence: bigint; now: bigint }>;

async function getStanding(id: string): Promise<Standing> {
  const [row] = await db.$queryRaw<StandingRow[]>`
    SELECT ${FACTS}, a.configuration_version, a.last_sequence, portal_now() AS now FROM accounts a WHERE a.id = ${id}::uuid`;
  if (!row) throw new Refusal("account_not_found");
  const { configuration_version: version, last_sequence: lastSequence } = row;
  return { id, facts: factsOf(row), version, lastSequence, now: instant(row.now) };
}

async function tallyOf({ id, facts, version, lastSequence, now }: Standing, cuts: readonly Instant[]) {
  const [before] = await db.$queryRaw<{ sequence: bigint; balance_ticks: bigint }[]>`
    SELECT sequence, balance_ticks FROM account_entries
    WHERE account_id = ${id}::uuid AND sequence <= ${lastSequence}::bigint AND at < ${cuts[0]}::bigint
    ORDER BY sequence DESC LIMIT 1`;
  let tally: Tally = emptyTally(before ? ticks(before.balance_ticks) : NO_TICKS);
  let after = before?.sequence ?? 0n;
  for (;;) {
    const entries = await listEntries({ id, after, last: lastSequence, end: cuts.at(-1) });
    tally = tallyEntries(tally, entries, cuts);
    after += BigInt(entries.length);
    if (entries.length < CHUNK) break;
  }
  const unsettled = settle(facts, now).entry;
  return unsettled === null
    ? tally
    : tallyEntries(tally, [{ ...unsettled, version, keyLastGroup: null }], cuts);
}

type EntryRow = Readonly<{
  kind: EntryKind;
  at: bigint;
  from_at: bigint | null;
  amount_ticks: bigint;
  balance_ticks: bigint;
  rate_after: bigint;
  configuration_version: number;
  last_group: string | null;
}>;

type Page = Readonly<{ id: string; after: bigint; last: bigint; end: Instant | undefined }>;

async function listEntries({ id, after, last, end }: Page): Promise<StatementEntry[]> {
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT e.kind, e.at, e.from_at, e.amount_ticks, e.balance_ticks, e.rate_after, e.configuration_version, k.last_group
    FROM account_entries e LEFT JOIN activation_keys k ON k.id = e.activation_key_id
    WHERE e.account_id = ${id}::uuid AND e.sequence > ${after}::bigint AND e.sequence <= ${last}::bigint
      AND coalesce(e.from_at, e.at) < ${end}::bigint
    ORDER BY e.sequence LIMIT ${CHUNK}`;
  return rows.map((row) => ({
    kind: row.kind,
    at: instant(row.at),
    from: row.from_at === null ? null : instant(row.from_at),
    amount: ticks(row.amount_ticks),
    balance: ticks(row.balance_ticks),
    rateAfter: ticksPerSecond(row.rate_after),
    version: row.configuration_version,
    keyLastGroup: row.last_group,
  }));
}

/** The lines of the versions that were paid for. */
async function listLines(
  accountId: string,
  usage: readonly Readonly<{ version: number }>[],
): Promise<LinesByVersion> {
  const versions = [...new Set(usage.map(({ version }) => version))];
  if (versions.length === 0) return new Map();
  const rows = await db.$queryRaw<(Omit<StatementLine, "price"> & { version: number; price: bigint })[]>`
    SELECT l.version, l.serial, x.name AS pbx, l.article_number AS article, t.name, l.quantity, l.monthly_cents AS price
    FROM configuration_lines l JOIN articles t ON t.number = l.article_number
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    WHERE l.account_id = ${accountId}::uuid AND l.version = ANY(ARRAY[${Prisma.join(versions)}]::integer[])`;
  const lines = rows.map(({ price, ...line }) => ({ ...line, price: cents(price) }));
  return Map.groupBy(lines, ({ version }) => version);
}
