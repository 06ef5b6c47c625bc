import { type Instant, instant } from "@/lib/domain/instant";
import { type LicenseBalance, licenseBalance } from "@/lib/domain/licenses/balance";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";
import { type Ticks, ticks } from "@/lib/domain/money/units";
import { OWN_OF_LOT } from "@/lib/features/license-balances/data";
import { MOST_SHOWN } from "@/lib/features/organization-views/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** A project's balance of one thing. The name is null for iSC, the balance for an empty project. */
export type ProjectBalance = Readonly<{
  projectId: string;
  project: string;
  articleName: string | null;
  balance: LicenseBalance | null;
}>;
/** An account of an organization, its own or its customer's, with what it holds now. */
export type HeldAccount = Readonly<{ id: string; name: string; customer: string; balance: Ticks }>;
/** An activation key that came to a project of the organization, or was made in one. */
export type HeldKey = Readonly<{
  id: string;
  lastGroup: string;
  isOwn: boolean;
  project: string;
  state: KeyState;
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
  at: Instant;
}>;
/** A license key of the organization. */
export type HeldLicenseKey = Readonly<{
  id: string;
  serial: string;
  name: string;
  quantity: number;
  state: LicenseKeyState;
  project: string;
}>;
/** A key that was handed over, to or from the organization. */
export type HeldTransfer = Readonly<{
  id: string;
  lastGroup: string;
  from: string;
  to: string;
  state: string;
  offeredAt: Instant;
}>;
/** All of an organization's things: balances whole, of the others the newest. */
export type Holdings = Readonly<{
  balances: ProjectBalance[];
  accounts: HeldAccount[];
  keys: HeldKey[];
  licenseKeys: HeldLicenseKey[];
  transfers: HeldTransfer[];
}>;

/** What an organization has, in all its projects and accounts. Vendor staff only. */
export async function getHoldings(scope: Scope, organizationId: string): Promise<Holdings> {
  requireVendor(scope, "view");
  const [balances, accounts, keys, licenseKeys, transfers] = await Promise.all([
    balancesOf(organizationId),
    accountsOf(organizationId),
    keysOf(organizationId),
    licenseKeysOf(organizationId),
    transfersOf(organizationId),
  ]);
  return { balances, accounts, keys, licenseKeys, transfers };
}

type BalanceRow = Readonly<{
  project_id: string;
  project: string;
  lots: bigint;
  article_number: string | null;
  article_name: string | null;
  loaded: bigint;
  left: bigint;
  in_own: bigint;
}>;

async function balancesOf(organizationId: string): Promise<ProjectBalance[]> {
  const rows = await db.$queryRaw<BalanceRow[]>`
    SELECT p.id AS project_id, p.name AS project, count(l.id) AS lots, l.article_number, a.name AS article_name,
      coalesce(sum(l.amount), 0)::bigint AS loaded, coalesce(sum(l.left_amount), 0)::bigint AS left,
      coalesce(sum(own.amount), 0)::bigint AS in_own
    FROM projects p
    LEFT JOIN project_lots l ON l.project_id = p.id
    LEFT JOIN articles a ON a.number = l.article_number
    ${OWN_OF_LOT}
    WHERE p.organization_id = ${organizationId}::uuid
    GROUP BY p.id, p.name, l.article_number, a.name
    ORDER BY p.name, p.id, l.article_number IS NOT NULL, a.name`;
  return rows.map(({ project_id, project, lots, article_number, article_name, loaded, left, in_own }) => ({
    projectId: project_id,
    project,
    articleName: article_name,
    balance:
      lots === 0n
        ? null
        : licenseBalance({ articleNumber: article_number, loaded, inOwnActivations: in_own, left }),
  }));
}

type AccountRow = Readonly<{ id: string; name: string; customer: string; balance: bigint }>;

async function accountsOf(organizationId: string): Promise<HeldAccount[]> {
  const rows = await db.$queryRaw<AccountRow[]>`
    SELECT a.id, a.name, c.name AS customer, account_held(a, clock.now) AS balance
    FROM accounts a JOIN organizations c ON c.id = a.customer_id CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
    WHERE a.customer_id = ${organizationId}::uuid OR a.partner_id = ${organizationId}::uuid
    ORDER BY lower(a.name), a.id LIMIT ${MOST_SHOWN}`;
  return rows.map(({ balance, ...account }) => ({ ...account, balance: ticks(balance) }));
}

async function keysOf(organizationId: string): Promise<HeldKey[]> {
  const rows = await db.activationKey.findMany({
    where: { OR: [{ usedProject: { organizationId } }, { organizationId, projectId: { not: null } }] },
    include: {
      items: { include: { article: { select: { name: true } } }, orderBy: { articleNumber: "asc" } },
      project: { select: { name: true, organizationId: true } },
      usedProject: { select: { name: true } },
    },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return rows.map((row) => {
    const isOwn = row.project?.organizationId === organizationId;
    return {
      id: row.id,
      lastGroup: row.lastGroup,
      isOwn,
      project: (isOwn ? row.project : row.usedProject)?.name ?? "",
      state: row.state as KeyState,
      amount: ticks(row.amountTicks),
      items: row.items.map(({ articleNumber, article, quantity }) => ({
        article: articleNumber,
        name: article.name,
        quantity,
      })),
      at: instant(isOwn ? row.issuedAt : (row.usedAt ?? row.issuedAt)),
    };
  });
}

async function licenseKeysOf(organizationId: string): Promise<HeldLicenseKey[]> {
  const rows = await db.licenseKey.findMany({
    where: { organizationId },
    include: { article: { select: { name: true } }, project: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return rows.map(({ id, serial, article, quantity, state, project }) => ({
    id,
    serial,
    name: article.name,
    quantity,
    state: state as LicenseKeyState,
    project: project?.name ?? "",
  }));
}

async function transfersOf(organizationId: string): Promise<HeldTransfer[]> {
  const named = { select: { name: true } } as const;
  const rows = await db.keyTransfer.findMany({
    where: { OR: [{ fromOrganizationId: organizationId }, { toOrganizationId: organizationId }] },
    include: {
      activationKey: { select: { lastGroup: true } },
      fromOrganization: named,
      toOrganization: named,
    },
    orderBy: [{ offeredAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return rows.map(({ id, activationKey, fromOrganization, toOrganization, state, offeredAt }) => ({
    id,
    lastGroup: activationKey.lastGroup,
    from: fromOrganization.name,
    to: toOrganization.name,
    state,
    offeredAt: instant(offeredAt),
  }));
}
