import type { Branded } from "@/lib/domain/branded";
import {
  type Access,
  type Asking,
  decideMay,
  type OrganizationKind,
  type Permission,
} from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { Prisma } from "@/lib/platform/db/client";

/** Who asks, for which organization, with which rights. */
export type ScopeFacts = Asking &
  Readonly<{
    userId: string;
    organizationId: string;
    organizationName: string;
    personName: string;
    via: "session" | "token";
    /** The projects a person with limited rights sees, and nothing else; undefined without such a limit. */
    limitedTo?: ReadonlySet<string> | undefined;
    /** While vendor staff act for this organization: their acting session, for the audit trail. */
    actingId?: string | undefined;
    /** Where the request came from, to count wrong guesses by. */
    address?: string | undefined;
  }>;

/**
 * Permission as a type: only the session gate and the token check make one, and every read and write of what belongs
 * to somebody takes one. A forgotten check does not compile.
 */
export type Scope = Branded<ScopeFacts, "Scope">;

/**
 * Refuses unless whoever asks has this permission. `view` is for reading; each of the others is for writing, and a
 * token that may only read does not get it.
 */
export function requirePermission(scope: Scope, permission: Permission): void {
  requireMay(scope, { permission });
}

/** Refuses unless whoever asks has this permission, for reading alone: a token that may only read gets it too. */
export function requireToRead(scope: Scope, permission: Permission): void {
  requireMay(scope, { permission, access: "read" });
}

/** As `requirePermission`, for vendor staff only. */
export function requireVendor(scope: Scope, permission: Permission): void {
  requireMay(scope, { permission, kind: "vendor" });
}

/** As `requirePermission`, for partner staff only. */
export function requirePartner(scope: Scope, permission: Permission): void {
  requireMay(scope, { permission, kind: "partner" });
}

/** Refuses an API token, for what a person must do themselves. */
export function requireSession({ via }: Scope): void {
  if (via === "token") throw new Refusal("session_required");
}

/** Refuses whoever acts for somebody else, for what would outlast it. */
export function refuseActing({ actingId }: Scope): void {
  if (actingId !== undefined) throw new Refusal("acting_not_allowed");
}

/** Refuses a token that may only read, where a write needs no permission besides. */
export function requireWrite({ access }: Scope): void {
  if (access === "read") throw new Refusal("token_read_only");
}

/** The condition on `accounts a` that leaves what one may see: all, one's customers', one's own that are not deleted, or none. Needs `view`. */
export function accountsOf(scope: Scope): Prisma.Sql {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (limitedTo) return Prisma.sql`false`;
  if (organizationKind === "vendor") return Prisma.sql`true`;
  return organizationKind === "partner"
    ? Prisma.sql`a.partner_id = ${organizationId}::uuid`
    : Prisma.sql`a.customer_id = ${organizationId}::uuid AND a.deleted_at IS NULL`;
}

/** The partner whose accounts alone count for this scope, for SQL functions; null where that is no limit. */
export const partnerIdOf = ({ organizationKind, organizationId }: Scope): string | null =>
  organizationKind === "partner" ? organizationId : null;

/** The customer whose accounts alone count for this scope, for SQL functions; null where that is no limit. */
export const customerIdOf = ({ organizationKind, organizationId }: Scope): string | null =>
  organizationKind === "customer" ? organizationId : null;

/** What vendor or partner staff do is for the whole of their organization, never for some projects of it. */
function requireWhole({ limitedTo }: Scope, kind: OrganizationKind | undefined): void {
  if (kind !== undefined && limitedTo !== undefined) throw new Refusal("limited_to_projects");
}

type Need = Readonly<{ permission: Permission; kind?: OrganizationKind; access?: Access }>;

function requireMay(scope: Scope, { permission, kind, ...need }: Need): void {
  const access = need.access ?? (permission === "view" ? "read" : "write");
  const decision = decideMay(scope, { permission, access, kinds: kind && [kind] });
  if (decision === "allowed") return requireWhole(scope, kind);
  if (decision === "organization_kind_wrong") throw new Refusal(decision, { needed: kind ?? "" });
  if (decision === "permission_missing") throw new Refusal(decision, { permission });
  throw new Refusal(decision);
}
