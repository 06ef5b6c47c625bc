import type { Scope } from "@/lib/platform/access/scope";
import type { Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Something a person did. `subject` is what it was done to, in a few words or by its id. */
export type NewAuditEntry = Readonly<{
  action: string;
  subject?: string;
  details?: Prisma.InputJsonObject;
  /** The organization it concerns; without it the one the person works in. */
  organizationId?: string | null;
}>;

/** Whoever did it. */
export type Actor = Pick<Scope, "userId" | "via"> & Partial<Pick<Scope, "organizationId" | "actingId">>;

/** Appends an entry to the audit trail, in portal time. Never edited, by a trigger; never put a secret in it. */
export async function appendAudit(tx: Transaction, actor: Actor, entry: NewAuditEntry): Promise<void> {
  const { action, subject = "", details = {}, organizationId = actor.organizationId ?? null } = entry;
  await tx.$executeRaw`
    INSERT INTO audit_entries (at, action, organization_id, actor_id, acting_id, source, subject, details)
    VALUES (portal_now(), ${action}, ${organizationId}::uuid, ${actor.userId}::uuid, ${actor.actingId ?? null}::uuid,
      ${actor.via}, ${subject}, ${JSON.stringify(details)}::jsonb)`;
}

/** As `appendAudit`, for what the portal noticed of a device by itself: nobody did it. */
export async function appendDeviceAudit(
  tx: Transaction,
  { action, subject = "", details = {}, organizationId = null }: NewAuditEntry,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entries (at, action, organization_id, source, subject, details)
    VALUES (portal_now(), ${action}, ${organizationId}::uuid, 'device', ${subject}, ${JSON.stringify(details)}::jsonb)`;
}
