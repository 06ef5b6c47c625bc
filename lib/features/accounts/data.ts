import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { RenterKind, Scenario } from "@/lib/domain/accounts/configuration";
import { type Instant, instant } from "@/lib/domain/instant";
import { cents, type Cents } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";
import { FACTS, type FactsRow, factsOf, isEndDue, postRentalEnds } from "@/lib/features/account-facts/data";
import type { AccountListInput, AccountSort } from "@/lib/features/accounts/schema";
import { accountsOf, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";
import { readRows } from "@/lib/platform/db/read-rows";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A rented article with its pinned price per piece and average month. */
export type RentedLine = Readonly<{ article: string; name: string; quantity: number; price: Cents }>;
/** A PBX or a rental device of an account and what it rents. `version` counts the changes of its configuration. */
export type AccountPbx = Readonly<{
  serial: string;
  kind: RenterKind;
  name: string;
  scenario: Scenario;
  version: number;
  documentSeq: number | null;
  acknowledgedSeq: number | null;
  lastSeenAt: Instant | null;
  /** The second in which a contract stops what it rents; null: none does. */
  endsAt: Instant | null;
  /** Until when it costs nothing, by a partner's promotion; null: it costs what is agreed. */
  freeUntil: Instant | null;
  isFree: boolean;
  lines: readonly RentedLine[];
}>;
/** An account as stored, with the second of reading it. What it holds at that second follows from `facts`. */
export type AccountRecord = Readonly<{
  id: string;
  name: string;
  customerId: string;
  customerName: string;
  partnerId: string;
  partnerName: string;
  facts: AccountFacts;
  now: Instant;
  /** Whether portal time stands still, as only a demo's can. */
  isFrozen: boolean;
  configurationVersion: number;
  priceListId: string | null;
  warningEmails: readonly string[];
  warningLocale: "en" | "de";
  createdAt: Instant;
  /** Whether nothing may be booked until somebody has looked at its ledger. */
  isParked: boolean;
  /** Since when it is deleted; null: it is not. */
  deletedAt: Instant | null;
}>;
export type AccountWithPbxs = AccountRecord & Readonly<{ pbxs: readonly AccountPbx[] }>;

type AccountRow = FactsRow &
  Readonly<{
    id: string;
    name: string;
    customer_id: string;
    customer_name: string;
    partner_id: string;
    partner_name: string;
    configuration_version: number;
    price_list_id: string | null;
    warning_emails: string[];
    warning_locale: "en" | "de";
    created_at: bigint;
    parked_at: bigint | null;
    deleted_at: bigint | null;
    now: bigint;
    is_frozen: boolean;
  }>;

type PbxJson = Readonly<{
  serial: string;
  kind: RenterKind;
  name: string;
  scenario: Scenario;
  version: number;
  documentSeq: number | null;
  acknowledgedSeq: number | null;
  lastSeenAt: number | null;
  endsAt: number | null;
  freeUntil: number | null;
  lines: { article: string; name: string; quantity: number; price: number }[];
}>;

const COLUMNS = Prisma.sql`a.id, a.name, a.customer_id, c.name AS customer_name, a.partner_id, p.name AS partner_name,
  ${FACTS}, a.configuration_version, a.price_list_id,
  a.warning_emails, a.warning_locale, a.created_at, a.parked_at, a.deleted_at, clock.now, clock.is_frozen`;
// The clock is read once: a function call per row would be many, and they could disagree.
const SOURCES = Prisma.sql`accounts a JOIN organizations c ON c.id = a.customer_id
  JOIN organizations p ON p.id = a.partner_id CROSS JOIN (
    SELECT portal_now() AS now, portal_clock_is_frozen() AS is_frozen OFFSET 0) clock`;

const HELD = Prisma.sql`account_held(a, clock.now)`;
const STATE = Prisma.sql`CASE WHEN NOT account_rents(a, clock.now) THEN 2 WHEN ${HELD} >= greatest(a.rate_per_second, 1) THEN 1 ELSE 0 END`;
const SORTED_BY: Readonly<Record<AccountSort, Prisma.Sql>> = {
  name: Prisma.sql`lower(a.name)`,
  customer: Prisma.sql`lower(c.name)`,
  balance: HELD,
  monthly: Prisma.sql`a.rate_per_second`,
  // The soonest end first; what never ends comes last.
  runway: Prisma.sql`CASE WHEN a.rented THEN coalesce(a.exhausts_at, 9223372036854775806) ELSE 9223372036854775807 END`,
  state: STATE,
};

/** The PBXs of an account with what they rent, as one column. */
const PBXS = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('serial', x.serial, 'kind', x.kind, 'name', x.name, 'scenario', x.scenario,
      'version', x.version, 'documentSeq', d.document_seq, 'acknowledgedSeq', d.acknowledged_seq,
      'lastSeenAt', d.last_seen_at, 'endsAt', rental_end_of(a, x), 'freeUntil', x.free_until, 'lines', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('article', l.article_number, 'name', t.name,
            'quantity', l.quantity, 'price', l.monthly_cents) ORDER BY t.name, t.number), '[]'::jsonb)
        FROM configuration_lines l JOIN articles t ON t.number = l.article_number
        WHERE l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial
      )) ORDER BY x.created_at, x.name, x.serial), '[]'::jsonb)
  FROM pbxs x LEFT JOIN devices d ON d.serial = x.serial WHERE x.account_id = a.id AND x.removed_at IS NULL) AS pbxs`;

type RowWithPbxs = AccountRow & Readonly<{ pbxs: PbxJson[] }>;
/** A page of a list, and how many there are on all pages. */
export type AccountPage<Account> = Readonly<{ accounts: Account[]; total: number }>;

/** A page of the accounts one may see, sorted and searched in the database, with the count of all that match. */
export async function listAccounts(
  scope: Scope,
  input: AccountListInput,
): Promise<AccountPage<AccountRecord>> {
  const { rows, total } = await pageOf<AccountRow>(scope, input, COLUMNS);
  return { accounts: rows.map(toAccount), total };
}

/** As `listAccounts`, each with its PBXs and what they rent. */
export async function listAccountsWithPbxs(
  scope: Scope,
  input: AccountListInput,
): Promise<AccountPage<AccountWithPbxs>> {
  const { rows, total } = await pageOf<RowWithPbxs>(scope, input, Prisma.sql`${COLUMNS}, ${PBXS}`);
  return { accounts: rows.map(toAccountWithPbxs), total };
}

async function pageOf<Row>(
  scope: Scope,
  { search, sort, direction, page, pageSize, deleted }: AccountListInput,
  columns: Prisma.Sql,
): Promise<{ rows: Row[]; total: number }> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const isListed = Prisma.sql`(a.deleted_at IS NOT NULL) = ${deleted === "only"}`;
  const where = Prisma.sql`${accountsOf(scope)} AND ${isListed} AND (${search} = '' OR a.name ILIKE ${pattern} OR c.name ILIKE ${pattern}
    OR EXISTS (SELECT FROM pbxs x WHERE x.account_id = a.id AND x.removed_at IS NULL AND (x.serial ILIKE ${pattern} OR x.name ILIKE ${pattern})))`;
  const order = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [rows, counted] = await Promise.all([
    db.$queryRaw<Row[]>`SELECT ${columns} FROM ${SOURCES} WHERE ${where}
      ORDER BY ${SORTED_BY[sort]} ${order}, lower(a.name), a.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM accounts a
      JOIN organizations c ON c.id = a.customer_id WHERE ${where}`,
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}

/**
 * One account with its PBXs and what they rent, in one round trip; null when it is not one's own. Ends of contracts
 * that have come and are not posted yet are posted first: so whoever writes goes on from what is in the ledger.
 */
export async function getAccount(
  scope: Scope,
  id: string,
  tx?: Transaction,
): Promise<AccountWithPbxs | null> {
  if (!isAccountId(id)) return null;
  const row = await readAccount(scope, id, tx);
  if (!row || !isEndDue(row, instant(row.now))) return row && toAccountWithPbxs(row);
  await postRentalEnds(tx ?? db, id);
  const posted = await readAccount(scope, id, tx);
  return posted && toAccountWithPbxs(posted);
}

async function readAccount(scope: Scope, id: string, tx?: Transaction): Promise<RowWithPbxs | null> {
  const statement = Prisma.sql`
    SELECT ${COLUMNS}, ${PBXS} FROM ${SOURCES} WHERE a.id = ${id}::uuid AND ${accountsOf(scope)}`;
  const [row] = await (tx ? tx.$queryRaw<RowWithPbxs[]>(statement) : readRows<RowWithPbxs>(statement));
  return row ?? null;
}

/** As `getAccount`; what is not one's own does not exist (`account_not_found`). */
export async function requireAccount(scope: Scope, id: string, tx?: Transaction): Promise<AccountWithPbxs> {
  const account = await getAccount(scope, id, tx);
  if (!account) throw new Refusal("account_not_found");
  return account;
}

/** As `requireAccount`, for whoever writes: nothing is written to a deleted account (`account_deleted`). */
export async function requireLiveAccount(
  scope: Scope,
  id: string,
  tx?: Transaction,
): Promise<AccountWithPbxs> {
  const account = await requireAccount(scope, id, tx);
  if (account.deletedAt !== null) throw new Refusal("account_deleted");
  return account;
}

/** Whether a text could be an account's id at all; the database takes no other. */
export const isAccountId = (text: string): boolean => UUID.test(text);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function toAccount(row: AccountRow): AccountRecord {
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    customerName: row.customer_name,
    partnerId: row.partner_id,
    partnerName: row.partner_name,
    facts: factsOf(row),
    now: instant(row.now),
    isFrozen: row.is_frozen,
    configurationVersion: row.configuration_version,
    priceListId: row.price_list_id,
    warningEmails: row.warning_emails,
    warningLocale: row.warning_locale,
    createdAt: instant(row.created_at),
    isParked: row.parked_at !== null,
    deletedAt: row.deleted_at === null ? null : instant(row.deleted_at),
  };
}

const toAccountWithPbxs = (row: RowWithPbxs): AccountWithPbxs => ({
  ...toAccount(row),
  pbxs: row.pbxs.map((pbx) => toPbx(pbx, row.now)),
});

function toPbx({ lines, lastSeenAt, endsAt, freeUntil, ...pbx }: PbxJson, now: bigint): AccountPbx {
  // What rented nothing when its promotion ended is free on paper only.
  const isFree = freeUntil !== null && BigInt(freeUntil) > now;
  return {
    ...pbx,
    endsAt: endsAt === null ? null : instant(BigInt(endsAt)),
    freeUntil: isFree ? instant(BigInt(freeUntil)) : null,
    isFree,
    lastSeenAt: lastSeenAt === null ? null : instant(BigInt(lastSeenAt)),
    lines: lines.map((line) => ({ ...line, price: cents(BigInt(line.price)) })),
  };
}
