import type { EntryKind } from "@/lib/domain/accounts/entry";
import { type Basis, type Explanation, explain } from "@/lib/domain/accounts/explanation";
import type { StatementLine } from "@/lib/domain/accounts/statement/parts";
import { type Instant, instant } from "@/lib/domain/instant";
import { cents, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { requireAccount } from "@/lib/features/accounts/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** A second explained, with the lines that make its rate and the entry that posted its debit. */
export type AccountExplanation = Explanation &
  Readonly<{
    account: Readonly<{ id: string; name: string }>;
    now: Instant;
    /** What is rented in that second; empty where nothing is. */
    lines: readonly StatementLine[];
    /** The entry that has debited this second, once one has. */
    debitedBy: bigint | null;
  }>;

/** Explains a second of an account, or the present one; one in the future as it will be if nothing is changed. */
export async function requireExplanation(
  scope: Scope,
  accountId: string,
  asked: Instant | undefined,
): Promise<AccountExplanation> {
  const { id, name, now, facts, pbxs } = await requireAccount(scope, accountId);
  const at = asked ?? now;
  const basis = await getBasis(id, at);
  // Ends of contracts lie behind the last entry; those before it are entries themselves.
  const ends = at < facts.settledAt ? [] : facts.ends;
  const explained = explain(basis && { ...basis, ends }, at, now);
  const [lines, debitedBy] = basis?.rentedAfter
    ? await Promise.all([listLines(id, basis.version), getDebit(id, basis.sequence, at)])
    : [[], null];
  const over = ends ? pbxs.filter(({ endsAt }) => endsAt !== null && endsAt <= at) : [];
  const left = lines.filter((line) => over.every(({ serial }) => serial !== line.serial));
  return { ...explained, account: { id, name }, now, lines: left, debitedBy };
}

type BasisRow = Readonly<{
  sequence: bigint;
  kind: EntryKind;
  at: bigint;
  balance_ticks: bigint;
  rate_after: bigint;
  rented_after: boolean;
  configuration_version: number;
}>;

async function getBasis(accountId: string, at: Instant): Promise<Basis | null> {
  const [row] = await db.$queryRaw<BasisRow[]>`
    SELECT sequence, kind, at, balance_ticks, rate_after, rented_after, configuration_version FROM account_entries
    WHERE account_id = ${accountId}::uuid AND at <= ${at}::bigint ORDER BY sequence DESC LIMIT 1`;
  if (!row) return null;
  return {
    sequence: row.sequence,
    kind: row.kind,
    at: instant(row.at),
    balance: ticks(row.balance_ticks),
    rateAfter: ticksPerSecond(row.rate_after),
    rentedAfter: row.rented_after,
    version: row.configuration_version,
  };
}

/** The entry after the basis, if it is the debit of this second. */
async function getDebit(accountId: string, basis: bigint, at: Instant): Promise<bigint | null> {
  const [row] = await db.$queryRaw<{ sequence: bigint }[]>`
    SELECT sequence FROM account_entries WHERE account_id = ${accountId}::uuid AND sequence = ${basis + 1n}::bigint
      AND kind = 'rental' AND from_at <= ${at}::bigint AND at > ${at}::bigint`;
  return row?.sequence ?? null;
}

async function listLines(accountId: string, version: number): Promise<StatementLine[]> {
  const rows = await db.$queryRaw<(Omit<StatementLine, "price"> & { price: bigint })[]>`
    SELECT l.serial, x.name AS pbx, l.article_number AS article, t.name, l.quantity, l.monthly_cents AS price
    FROM configuration_lines l JOIN articles t ON t.number = l.article_number
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    WHERE l.account_id = ${accountId}::uuid AND l.version = ${version} ORDER BY x.name, l.serial, t.name`;
  return rows.map((row) => ({ ...row, price: cents(row.price) }));
}
