import { createHash } from "node:crypto";
import {
  contentEnd,
  type DocumentContent,
  type DocumentLicense,
  rentalContent,
  type TestContent,
  withOwnLicenses,
} from "@/lib/domain/devices/license-document";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { testGrants } from "@/lib/domain/licenses/test-license";
import { FACTS, type FactsRow, factsOf, type RentalEndsJson } from "@/lib/features/account-facts/data";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A document as it was signed. */
export type SignedDocument = Readonly<{
  seq: number;
  document: string;
  issuedAt: Instant;
  contentHash: Uint8Array;
}>;

/** What a device may run now, and the last document that was signed for it. */
export type DeviceGrant = Readonly<{
  serial: Serial;
  now: Instant;
  content: DocumentContent;
  /** How often its licenses were asked to be sent again. */
  resendCount: number;
  last: SignedDocument | null;
  lastSeenAt: Instant | null;
  /** Whether its test license begins with the next document, which will be the first. */
  testWaits: boolean;
  concern: DocumentConcern;
  /** The license keys that were bound to it and are not any more, as many as ended last. */
  deniedKeys: readonly string[];
}>;

/**
 * What a document depends on: the targets of the changes that concern it (see `note_device_change`), and the second
 * from which the passing of time alone makes another one of it.
 */
export type DocumentConcern = Readonly<{ targets: readonly string[]; until: Instant | null }>;

/** A device that has lost more keys than this has had its file replaced long ago. */
const MOST_DENIED = 50;

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };
type AccountColumns = Omit<FactsRow, "rental_ends">;
type DocumentColumns = Readonly<{
  seq: bigint;
  document: string;
  issued_at: bigint;
  content_hash: Uint8Array;
}>;
type TestColumns = Readonly<{ test_version: string; slave: boolean; test_expires_at: bigint }>;
type Line = Omit<DocumentLicense, "source">;
type GrantRow = Nullable<AccountColumns & DocumentColumns & TestColumns> &
  Nullable<{
    last_seen_at: bigint;
    resend_count: number;
    pbx_licenses: number;
    rental_ends: RentalEndsJson;
    ends_at: bigint;
  }> &
  Nullable<{ account_id: string; customer_id: string; partner_id: string }> &
  Readonly<{ serial: Serial; now: bigint; lines: Line[]; purchased: Line[]; denied_keys: string[] }>;

/** What one device may run now, as `getDeviceGrants` reads it. */
export async function getDeviceGrant(serial: Serial, tx: Transaction = db): Promise<DeviceGrant> {
  const [grant] = await getDeviceGrants([serial], tx);
  if (!grant) throw new Error("A statement that has a row for each serial had none.");
  return grant;
}

/**
 * Reads in one statement, hence as of one moment, what each device's account holds, what it rents and until when
 * contracts carry it, what was purchased for it, its test license and what was last signed. A hardware license counts from when
 * it was claimed; those that are included with a rented device are rented with it. A device without any of these may
 * run nothing.
 */
export async function getDeviceGrants(
  serials: readonly Serial[],
  tx: Transaction = db,
): Promise<DeviceGrant[]> {
  const rows = await tx.$queryRaw<GrantRow[]>`
    SELECT v.serial, clock.now, a.id AS account_id, a.customer_id, a.partner_id, x.resend_count, ${FACTS}, rental_end_of(a, x) AS ends_at, d.last_seen_at,
      s.seq, s.document, s.issued_at, s.content_hash, (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'name', t.name, 'version', t.version, 'quantity', l.quantity)), '[]'::jsonb)
        FROM (
          SELECT c.article_number, c.quantity FROM configuration_lines c
          WHERE c.account_id = a.id AND c.version = a.configuration_version AND c.serial = x.serial
          UNION ALL SELECT i.article_number, i.quantity * c.quantity FROM configuration_lines c
          JOIN included_licenses i ON x.kind = 'device' AND i.device_number = c.article_number
          WHERE c.account_id = a.id AND c.version = a.configuration_version AND c.serial = x.serial
        ) l JOIN articles t ON t.number = l.article_number) AS lines, (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'name', t.name, 'version', t.version, 'quantity', k.quantity)), '[]'::jsonb)
        FROM license_keys k JOIN articles t ON t.number = k.article_number
        WHERE k.serial = v.serial AND k.state = 'active' AND k.organization_id IS NOT NULL) AS purchased,
      ARRAY(SELECT key_content FROM license_keys k
        WHERE k.serial = v.serial AND k.state <> 'active' AND k.organization_id IS NOT NULL
        ORDER BY ended_at DESC, key_content LIMIT ${MOST_DENIED}) AS denied_keys,
      l.version AS test_version, l.slave, l.pbx_licenses, l.expires_at AS test_expires_at
    FROM (SELECT portal_now() AS now OFFSET 0) clock, unnest(${[...serials]}::text[]) v(serial)
    LEFT JOIN pbxs x ON x.serial = v.serial AND x.removed_at IS NULL LEFT JOIN accounts a ON a.id = x.account_id
    LEFT JOIN devices d ON d.serial = v.serial
    LEFT JOIN license_documents s ON s.serial = d.serial AND s.seq = d.document_seq
    LEFT JOIN test_licenses l ON l.serial = v.serial`;
  return rows.map(grantOf);
}

function grantOf(row: GrantRow): DeviceGrant {
  const now = instant(row.now);
  const content = contentOf(row, now);
  return {
    serial: row.serial,
    now,
    content,
    resendCount: row.resend_count ?? 0,
    last: documentOf(row),
    lastSeenAt: row.last_seen_at === null ? null : instant(row.last_seen_at),
    testWaits: row.test_version !== null && row.test_expires_at === null,
    concern: { targets: targetsOf(row), until: contentEnd(content) },
    deniedKeys: row.denied_keys.toSorted(),
  };
}

function targetsOf({ serial, account_id, customer_id, partner_id }: GrantRow): string[] {
  const account = account_id === null ? [] : [`account:${account_id}`];
  const parties = [customer_id, partner_id].filter((id) => id !== null).map((id) => `organization:${id}`);
  return [`serial:${serial}`, ...account, ...parties];
}

/** What makes one document the same as another: all it says but its number and its time, and who signs for whom. */
export function hashOfGrant(
  { content, resendCount, deniedKeys }: DeviceGrant,
  { issuer, kid, denied }: Readonly<{ issuer: string; kid: string; denied: readonly string[] }>,
) {
  const { licenses, expiresAt } = content;
  const isAnyDenied = deniedKeys.length + denied.length > 0;
  const facts: unknown[] = [issuer, kid, resendCount, expiresAt?.toString() ?? null, licenses];
  if (isAnyDenied) facts.push(deniedKeys, denied);
  return new Uint8Array(createHash("sha256").update(JSON.stringify(facts)).digest());
}

function contentOf(row: GrantRow, now: Instant): DocumentContent {
  const purchased = row.purchased.map((line) => ({ ...line, source: "purchased" as const }));
  return withOwnLicenses(rentedBy(row, now), { purchased, test: testOf(row) }, now);
}

function testOf(row: GrantRow): TestContent | null {
  if (!isWhole<TestColumns>(row, ["test_version", "slave", "test_expires_at"])) return null;
  const { test_version: version, slave, pbx_licenses: pbxLicenses, test_expires_at } = row;
  return { grants: testGrants({ version, slave, pbxLicenses }), expiresAt: instant(test_expires_at) };
}

function rentedBy(row: GrantRow, now: Instant): DocumentContent {
  if (!isWhole<AccountColumns>(row, ["balance_ticks", "rate_per_second", "rented", "settled_at"])) {
    return { licenses: [], expiresAt: null };
  }
  const licenses = row.lines.map((line) => ({ ...line, source: "rental" as const }));
  const endsAt = row.ends_at === null ? null : instant(row.ends_at);
  return rentalContent(factsOf(row), { licenses, endsAt }, now);
}

function documentOf(row: GrantRow): SignedDocument | null {
  if (!isWhole<DocumentColumns>(row, ["seq", "document", "issued_at", "content_hash"])) return null;
  const { seq, document, issued_at, content_hash } = row;
  return { seq: Number(seq), document, issuedAt: instant(issued_at), contentHash: content_hash };
}

/** A row of an outer join has all of a table's columns or none. */
function isWhole<Columns>(row: object, columns: (keyof Columns & string)[]): row is Columns & GrantRow {
  return columns.every((column) => Reflect.get(row, column) !== null);
}
