import {
  type DocumentChange,
  documentChanges,
  type ReadDocument,
} from "@/lib/domain/devices/device-view-changes";
import type { DocumentClaims } from "@/lib/domain/devices/license-document";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import {
  documentClaimsSchema,
  documentHeaderSchema,
  DOCUMENTS_PER_PAGE,
} from "@/lib/features/device-views/documents/schema";
import { db } from "@/lib/platform/db/client";

/** A document that was signed for a device, and what it changed against the one before. */
export type IssuedDocument = Readonly<{
  seq: number;
  issuedAt: Instant;
  expiresAt: Instant | null;
  kid: string;
  claims: DocumentClaims;
  changes: readonly DocumentChange[];
}>;

/** The documents of a device, the newest first; `before` leads to the next page. Whether one may see it was asked before. */
export async function listDocuments(
  serial: Serial,
  before: number | undefined,
): Promise<Readonly<{ documents: IssuedDocument[]; before: number | null }>> {
  const rows = await db.licenseDocument.findMany({
    where: { serial, ...(before !== undefined && { seq: { lt: BigInt(before) } }) },
    orderBy: { seq: "desc" },
    take: DOCUMENTS_PER_PAGE + 1,
    omit: { contentHash: true },
  });
  const read = rows.map(({ document, ...row }) => ({ ...row, ...readDocument(document) }));
  const documents = read
    .slice(0, DOCUMENTS_PER_PAGE)
    .map(({ seq, issuedAt, expiresAt, kid, claims }, index) => ({
      seq: Number(seq),
      issuedAt: instant(issuedAt),
      expiresAt: expiresAt === null ? null : instant(expiresAt),
      kid,
      claims,
      changes: documentChanges(read[index + 1] ?? null, { kid, claims }),
    }));
  return { documents, before: rows.length > DOCUMENTS_PER_PAGE ? (documents.at(-1)?.seq ?? null) : null };
}

/** A signed document as the device got it; null where there is none of this number. */
export async function getSignedDocument(serial: Serial, seq: number): Promise<string | null> {
  const where = { serial_seq: { serial, seq: BigInt(seq) } };
  const row = await db.licenseDocument.findUnique({ where, select: { document: true } });
  return row?.document ?? null;
}

/** Reads what the portal itself has signed: its signature needs no look. */
function readDocument(document: string): ReadDocument {
  const [header = "", payload = ""] = document.split(".");
  const { kid } = documentHeaderSchema.parse(jsonIn(header));
  return { kid, claims: documentClaimsSchema.parse(jsonIn(payload)) };
}

const jsonIn = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString());
