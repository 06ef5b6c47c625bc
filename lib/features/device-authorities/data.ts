import { X509Certificate } from "node:crypto";
import { type AuthorityState, authorityStateAt } from "@/lib/domain/devices/device-authority";
import { type Instant, instant } from "@/lib/domain/instant";
import { openAuthorityKey } from "@/lib/features/device-authorities/signers/data";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { log } from "@/lib/platform/log";
import {
  type CertificateTrust,
  createCertificateTrust,
  type TrustedAuthority,
} from "@/lib/platform/signing/certificate-trust";
import { secondOf } from "@/lib/platform/signing/x509-time";

type KnownTrust = Readonly<{ trust: CertificateTrust; authorities: string; readAt: number }>;

/** Another process may have made an authority; how long, in milliseconds, before it is worth asking again. */
const WORTH_ASKING_AGAIN = 1_000;
/** Another process may have retired one: so often, in milliseconds, what is known is compared with what is stored. */
const GROWS_OLD = 10_000;

const shared = globalThis as typeof globalThis & { portalDeviceTrust?: KnownTrust | undefined };

/** The authorities whose device certificates count, with the day until which they do. Those of a demo in a demo only. */
export async function listTrustedAuthorities(isDemo: boolean): Promise<TrustedAuthority[]> {
  const rows = await db.deviceAuthority.findMany({
    where: isDemo ? {} : { demo: false },
    select: { id: true, certificate: true, trustedUntil: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ trustedUntil, ...row }) => ({
    ...row,
    trustedUntil: trustedUntil === null ? null : instant(trustedUntil),
  }));
}

/** The trust of this process, and every few seconds compared with what is stored: authorities hardly ever change. */
export async function getCertificateTrust(isDemo: boolean): Promise<CertificateTrust> {
  const known = shared.portalDeviceTrust;
  if (known && performance.now() - known.readAt < GROWS_OLD) return known.trust;
  // Whoever comes meanwhile goes on with what is known; only the first one waits.
  if (known) shared.portalDeviceTrust = { ...known, readAt: performance.now() };
  shared.portalDeviceTrust = await readTrust(isDemo, known);
  return shared.portalDeviceTrust.trust;
}

/** The trust read anew, for a certificate of an unknown authority; null when it was read a moment ago. */
export async function getNewerTrust(isDemo: boolean): Promise<CertificateTrust | null> {
  const known = shared.portalDeviceTrust;
  if (known && performance.now() - known.readAt < WORTH_ASKING_AGAIN) return null;
  shared.portalDeviceTrust = await readTrust(isDemo, known);
  return shared.portalDeviceTrust.trust;
}

/** Forgets what is known, after this process has changed it. */
export function forgetTrust(): void {
  shared.portalDeviceTrust = undefined;
}

/** Where nothing has changed, the trust stays, and with it the certificates it remembers. */
async function readTrust(isDemo: boolean, known: KnownTrust | undefined): Promise<KnownTrust> {
  const readAt = performance.now();
  const listed = await listTrustedAuthorities(isDemo);
  const authorities = listed.map(({ id, trustedUntil }) => `${id} ${trustedUntil}`).join();
  if (known?.authorities === authorities) return { ...known, readAt };
  if (known) log.info({ authorities: listed.length }, "device authorities have changed");
  return { trust: createCertificateTrust(listed), authorities, readAt };
}

/** An authority as the vendor sees it. `canSign`: its private key can be opened here. */
export type AuthorityRecord = Readonly<{
  id: string;
  name: string;
  origin: "created" | "imported" | "demo";
  state: AuthorityState;
  canSign: boolean;
  subject: string;
  fingerprint: string;
  keyKind: string;
  certificateDays: number;
  notBefore: Instant;
  notAfter: Instant;
  retiredAt: Instant | null;
  trustedUntil: Instant | null;
  certificates: number;
  isIssuing: boolean;
}>;

/** All authorities, the one that signs first. Vendor staff only. */
export async function listAuthorities(scope: Scope): Promise<AuthorityRecord[]> {
  requireVendor(scope, "view");
  const [rows, now] = await Promise.all([
    db.deviceAuthority.findMany({
      orderBy: [{ demo: "asc" }, { id: "desc" }],
      include: { _count: { select: { certificates: { where: { revokedAt: null } } } } },
    }),
    portalNow(db),
  ]);
  const records = rows.map((row) => toRecord(row, now));
  const issuing = records.find(({ state, canSign }) => state === "issuing" && canSign);
  return records.map((record) => ({ ...record, isIssuing: record === issuing }));
}

type Row = Awaited<ReturnType<typeof db.deviceAuthority.findMany>>[number] &
  Readonly<{ _count: { certificates: number } }>;

function toRecord(row: Row, now: Instant): Omit<AuthorityRecord, "isIssuing"> {
  const certificate = new X509Certificate(row.certificate);
  const standing = {
    notBefore: secondOf(certificate.validFromDate),
    notAfter: secondOf(certificate.validToDate),
    retiredAt: row.retiredAt === null ? null : instant(row.retiredAt),
    trustedUntil: row.trustedUntil === null ? null : instant(row.trustedUntil),
  };
  return {
    id: row.id,
    name: row.name,
    origin: row.demo ? "demo" : row.origin === "imported" ? "imported" : "created",
    state: authorityStateAt(standing, now),
    canSign: openAuthorityKey(row.sealedPrivateKey) !== null,
    subject: certificate.subject,
    fingerprint: certificate.fingerprint256,
    keyKind: keyKindOf(certificate),
    certificateDays: row.certificateDays,
    certificates: row._count.certificates,
    ...standing,
  };
}

function keyKindOf({ publicKey }: X509Certificate): string {
  const { namedCurve, modulusLength } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return `RSA ${modulusLength}`;
  return { prime256v1: "P-256", secp384r1: "P-384" }[namedCurve ?? ""] ?? "Ed25519";
}

/** An authority's certificate, for anybody; null where there is none of this id, or one of a demo outside a demo. */
export async function getAuthorityCertificate(id: string, isDemo: boolean): Promise<Buffer | null> {
  const row = await db.deviceAuthority.findUnique({
    where: { id },
    select: { certificate: true, demo: true },
  });
  return row && (isDemo || !row.demo) ? new X509Certificate(row.certificate).raw : null;
}
