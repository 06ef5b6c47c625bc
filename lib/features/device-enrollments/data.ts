import { type CodeState, codeStateAt } from "@/lib/domain/devices/enrollment-code";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { CODES_PER_PAGE } from "@/lib/features/device-enrollments/schema";
import {
  accountsOf,
  partnerIdOf,
  requirePartner,
  requireVendor,
  type Scope,
} from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A code as it can still be shown: by its last characters. */
export type ShownCode = Readonly<{
  id: string;
  lastCharacters: string;
  state: CodeState;
  serial: string | null;
  account: string | null;
  organization: string;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
  usedSerial: string | null;
}>;

type Row = Readonly<{
  id: string;
  last_characters: string;
  serial: string | null;
  account: string | null;
  organization: string;
  created_at: bigint;
  expires_at: bigint;
  used_at: bigint | null;
  used_serial: string | null;
  withdrawn_at: bigint | null;
  now: bigint;
  total: bigint;
}>;

/** A page of the codes of one's own organization, all of them for vendor staff, the newest first. */
export async function listEnrollmentCodes(
  scope: Scope,
  { page }: Readonly<{ page: number }>,
): Promise<Readonly<{ codes: ShownCode[]; total: number }>> {
  requireEnroller(scope, "view");
  const partnerId = partnerIdOf(scope);
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id, c.last_characters, c.serial, a.name AS account, o.name AS organization, c.created_at,
      c.expires_at, c.used_at, c.used_serial, c.withdrawn_at, portal_now() AS now, count(*) OVER () AS total
    FROM device_enrollment_codes c JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN accounts a ON a.id = c.account_id
    WHERE ${partnerId === null ? Prisma.sql`true` : Prisma.sql`c.organization_id = ${partnerId}::uuid`}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${CODES_PER_PAGE} OFFSET ${(page - 1) * CODES_PER_PAGE}`;
  return { codes: rows.map(toCode), total: Number(rows[0]?.total ?? 0n) };
}

const toCode = (row: Row): ShownCode => ({
  id: row.id,
  lastCharacters: row.last_characters,
  state: codeStateAt(
    {
      usedAt: momentOrNull(row.used_at),
      withdrawnAt: momentOrNull(row.withdrawn_at),
      expiresAt: instant(row.expires_at),
    },
    instant(row.now),
  ),
  serial: row.serial,
  account: row.account,
  organization: row.organization,
  createdAt: instant(row.created_at),
  expiresAt: instant(row.expires_at),
  usedAt: momentOrNull(row.used_at),
  usedSerial: row.used_serial,
});

const momentOrNull = (value: bigint | null): Instant | null => (value === null ? null : instant(value));

/** The accounts a code can be made for, by name. */
export async function listEnrollableAccounts(scope: Scope): Promise<{ id: string; name: string }[]> {
  requireEnroller(scope, "view");
  return db.$queryRaw<{ id: string; name: string }[]>`
    SELECT a.id, a.name FROM accounts a WHERE ${accountsOf(scope)} ORDER BY a.name, a.id LIMIT 500`;
}

/** Whether a device is one's own, as `isPartnersDevice` has it. All are the vendor's. */
export async function isOwnDevice(tx: Transaction, scope: Scope, serial: Serial): Promise<boolean> {
  const partnerId = partnerIdOf(scope);
  if (partnerId === null) return true;
  const isOwn = isPartnersDevice(Prisma.sql`${partnerId}::uuid`, serial);
  const [row] = await tx.$queryRaw<{ is_own: boolean }[]>`SELECT ${isOwn} AS is_own`;
  return row?.is_own ?? false;
}

/**
 * The condition under which a device is a partner's to give an identity to: it stands in one of the partner's accounts;
 * or in nobody's, and all licenses on it are the partner's. Anybody may bind a license to any serial: that alone must
 * not make somebody else's device one's own, and what has left an account is its partner's no more.
 */
export const isPartnersDevice = (partnerId: Prisma.Sql, serial: Serial): Prisma.Sql => Prisma.sql`coalesce(
  (SELECT a.partner_id = ${partnerId} FROM pbxs p JOIN accounts a ON a.id = p.account_id
    WHERE p.serial = ${serial} AND p.removed_at IS NULL),
  (SELECT bool_and(k.organization_id = ${partnerId}) FROM license_keys k
    WHERE k.serial = ${serial} AND k.state = 'active' AND k.organization_id IS NOT NULL), false)`;

/** Whether an account is one's own to enroll devices of. */
export async function isOwnAccount(tx: Transaction, scope: Scope, accountId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM accounts a WHERE a.id = ${accountId}::uuid AND ${accountsOf(scope)}`;
  return rows.length > 0;
}

/** Codes are made by the vendor's staff and by partners; customers ask one of them. */
export function requireEnroller(scope: Scope, permission: "view" | "licenses"): void {
  if (scope.organizationKind === "vendor") requireVendor(scope, permission);
  else requirePartner(scope, permission);
}
