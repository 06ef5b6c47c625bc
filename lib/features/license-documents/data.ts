import { createHash } from "node:crypto";
import {
  type DocumentContent,
  type DocumentLicense,
  rentalContent,
} from "@/lib/domain/devices/license-document";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
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
  now: Instant;
  content: DocumentContent;
  /** How often its licenses were asked to be sent again. */
  resendCount: number;
  last: SignedDocument | null;
  lastSeenAt: Instant | null;
}>;

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };
type AccountColumns = Readonly<{
  balance_ticks: bigint;
  rate_per_second: bigint;
  rented: boolean;
  settled_at: bigint;
}>;
type DocumentColumns = Readonly<{
  seq: bigint;
  document: string;
  issued_at: bigint;
  content_hash: Uint8Array;
}>;
type GrantRow = Nullable<AccountColumns & DocumentColumns & { last_seen_at: bigint; resend_count: number }> &
  Readonly<{ now: bigint; lines: Omit<DocumentLicense, "source">[] }>;

/**
 * Reads in one statement, hence as of one moment, what a device's account holds, what its PBX rents and what was last
 * signed. A device that is no PBX of any account may run nothing.
 */
export async function getDeviceGrant(serial: Serial, tx: Transaction = db): Promise<DeviceGrant> {
  const [row] = await tx.$queryRaw<GrantRow[]>`
    SELECT clock.now, x.resend_count, a.balance_ticks, a.rate_per_second, a.rented, a.settled_at, d.last_seen_at,
      s.seq, s.document, s.issued_at, s.content_hash, (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'name', t.name, 'version', t.version, 'quantity', l.quantity)), '[]'::jsonb)
        FROM configuration_lines l JOIN articles t ON t.number = l.article_number
        WHERE l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial) AS lines
    FROM (SELECT portal_now() AS now OFFSET 0) clock
    LEFT JOIN pbxs x ON x.serial = ${serial} LEFT JOIN accounts a ON a.id = x.account_id
    LEFT JOIN devices d ON d.serial = ${serial}
    LEFT JOIN license_documents s ON s.serial = d.serial AND s.seq = d.document_seq`;
  if (!row) throw new Error("A statement that always has a row had none.");
  const now = instant(row.now);
  return {
    now,
    content: contentOf(row, now),
    resendCount: row.resend_count ?? 0,
    last: documentOf(row),
    lastSeenAt: row.last_seen_at === null ? null : instant(row.last_seen_at),
  };
}

/** What makes one document the same as another: all it says but its number and its time, and who signs for whom. */
export function hashOfGrant(
  { content, resendCount }: DeviceGrant,
  signer: Readonly<{ issuer: string; kid: string }>,
) {
  const { licenses, expiresAt } = content;
  const facts = [signer.issuer, signer.kid, resendCount, expiresAt?.toString() ?? null, licenses];
  return new Uint8Array(createHash("sha256").update(JSON.stringify(facts)).digest());
}

function contentOf(row: GrantRow, now: Instant): DocumentContent {
  if (!isWhole<AccountColumns>(row, ["balance_ticks", "rate_per_second", "rented", "settled_at"])) {
    return { licenses: [], expiresAt: null };
  }
  const facts = {
    balance: ticks(row.balance_ticks),
    rate: ticksPerSecond(row.rate_per_second),
    rented: row.rented,
    settledAt: instant(row.settled_at),
  };
  const licenses = row.lines.map((line) => ({ ...line, source: "rental" as const }));
  return rentalContent(facts, licenses, now);
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
