import type { KeyObject } from "node:crypto";
import { requireRetirable } from "@/lib/domain/devices/device-authority";
import type { Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, type Instant, instant, parseInstant, seconds } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { forgetTrust } from "@/lib/features/device-authorities/data";
import type { ImportInput, NewAuthorityInput } from "@/lib/features/device-authorities/schema";
import {
  fingerprintOf,
  requireDemoSigner,
  storeAuthority,
} from "@/lib/features/device-authorities/signers/mutations";
import { issueCertificate } from "@/lib/features/device-certificates/issuing/mutations";
import { appendAudit } from "@/lib/platform/access/audit";
import { requireSession, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { once } from "@/lib/platform/idempotency";
import { createDeviceAuthority, type DeviceAuthority } from "@/lib/platform/signing/device-authority";
import { readAuthority } from "@/lib/platform/signing/import-authority";

/** The id of an authority that was made or brought in. */
export type KeptAuthority = Readonly<{ id: string }>;

/**
 * Creates a device authority: a P-256 key that never leaves the database unsealed, and a self-signed certificate for 40
 * years. Vendor staff with `licenses`, signed in themselves: a token must not be able to become any device.
 */
export function createAuthority(
  scope: Scope,
  input: NewAuthorityInput,
  reference?: string,
): Promise<KeptAuthority> {
  requireStaff(scope);
  const asked = { subjectId: scope.organizationId, reference, input: { authority: input } };
  return keep(() =>
    inTransaction((tx) =>
      once(tx, asked, async () => {
        const authority = await createDeviceAuthority(input.name, await portalNow(tx));
        return kept(tx, scope, { authority, input, origin: "created" });
      }),
    ),
  );
}

/**
 * Brings in an authority that was made elsewhere, whose devices are trusted from then on. Refuses what cannot be one
 * (`authority_unsuitable`), and one that is here already (`authority_known`). Whom it may be done by: as for creating.
 */
export function importAuthority(
  scope: Scope,
  { certificate, privateKey, passphrase, ...input }: ImportInput,
  reference?: string,
): Promise<KeptAuthority> {
  requireStaff(scope);
  const asked = { subjectId: scope.organizationId, reference, input: { ...input, certificate } };
  return keep(() =>
    inTransaction((tx) =>
      once(tx, asked, async () => {
        const authority = readAuthority({ certificate, privateKey, passphrase }, await portalNow(tx));
        return kept(tx, scope, { authority, input, origin: "imported" });
      }),
    ),
  );
}

/**
 * Retires an authority: it signs nothing new from now on, and what it signed counts until `trustedUntil` (null: as long
 * as it would have). Refuses a second time, and a day in the past.
 */
export async function retireAuthority(
  scope: Scope,
  { id, trustedUntil }: Readonly<{ id: string; trustedUntil: Instant | "now" | null }>,
): Promise<void> {
  requireStaff(scope);
  await keep(() =>
    inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM device_authorities WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await tx.deviceAuthority.findUnique({ where: { id } });
      if (!row) throw new Refusal("not_found");
      const now = await portalNow(tx);
      const until = trustedUntil === "now" ? now : trustedUntil;
      requireRetirable({ retiredAt: row.retiredAt === null ? null : instant(row.retiredAt) }, until, now);
      const data = { retiredAt: now, retiredBy: scope.userId, trustedUntil: until };
      await tx.deviceAuthority.update({ where: { id }, data });
      const details = { trustedUntil: until === null ? null : formatInstant(until) };
      await appendAudit(tx, scope, { action: "device-authority.retired", subject: row.name, details });
    }),
  );
}

function requireStaff(scope: Scope): void {
  requireVendor(scope, "licenses");
  requireSession(scope);
}

type Kept = Readonly<{
  authority: DeviceAuthority;
  input: NewAuthorityInput;
  origin: "created" | "imported";
}>;

async function kept(
  tx: Transaction,
  scope: Scope,
  { authority, input, origin }: Kept,
): Promise<KeptAuthority> {
  const fingerprint = fingerprintOf(authority.certificate);
  const known = await tx.deviceAuthority.findUnique({ where: { fingerprint }, select: { name: true } });
  if (known) throw new Refusal("authority_known", { name: known.name });
  const { id } = await storeAuthority(tx, authority, { ...input, origin, createdBy: scope.userId });
  const action = `device-authority.${origin}`;
  await appendAudit(tx, scope, { action, subject: input.name, details: { authority: id, fingerprint } });
  return { id };
}

/** This process trusts by what it has read; what it has just changed is read anew. */
async function keep<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  const answer = await write();
  forgetTrust();
  return answer;
}

/** A certificate for a device, with that of the authority that signed it, as PEM. */
export type DemoCertificate = Readonly<{ certificate: string; authority: string; expiresAt: Instant }>;

const DEMO_LIFETIME = seconds(10n * 365n * 86_400n);

/**
 * Certifies a device's key in a demo, without asking who it is. Anywhere else this does not exist (`not_found`):
 * whoever can have a certificate made can be any device.
 */
export async function issueDemoCertificate(serial: Serial, publicKey: KeyObject): Promise<DemoCertificate> {
  if (!env().DEMO) throw new Refusal("not_found");
  return keep(() =>
    inTransaction(async (tx) => {
      const now = await portalNow(tx);
      const signer = await requireDemoSigner(tx, now);
      const facts = { serial, publicKey, origin: "demo", now, lifetime: DEMO_LIFETIME } as const;
      const { answer } = await issueCertificate(tx, signer, facts);
      return { ...answer, expiresAt: parseInstant(answer.expiresAt) };
    }),
  );
}
