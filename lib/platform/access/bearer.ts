import type { Access, OrganizationKind } from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { hashOfSecret } from "@/lib/platform/auth/secret-token";
import { PROJECTS_OF_MEMBERSHIP, rightsOf } from "@/lib/platform/auth/visitor";
import { db } from "@/lib/platform/db/client";

const BEARER = /^Bearer +(\S+)$/i;
const TOKEN = /^lp_[\w-]{43}$/;

type Row = Readonly<{
  id: string;
  user_id: string;
  person_name: string;
  organization_id: string;
  organization_name: string;
  organization_kind: OrganizationKind;
  permissions: string[];
  limited: boolean;
  project_ids: string[];
  access: Access;
  ended: boolean;
  note_use: boolean;
}>;

/**
 * The scope of an API token: its person's permissions in its organization, as they are at this moment. A token ends
 * when it is revoked, or its person or their membership is removed. `address` is where the request came from.
 */
export async function scopeFromBearer(authorization: string | null, address?: string): Promise<Scope> {
  const row = await requireToken(authorization);
  if (row.note_use) await noteUse(row.id);
  return mintScope({
    userId: row.user_id,
    personName: row.person_name,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    organizationKind: row.organization_kind,
    ...rightsOf(row),
    access: row.access,
    via: "token",
    address,
  });
}

async function requireToken(authorization: string | null): Promise<Row> {
  const token = BEARER.exec(authorization?.trim() ?? "")?.[1];
  if (token === undefined) throw new Refusal("token_missing");
  const row = TOKEN.test(token) ? await findToken(token) : undefined;
  if (!row) throw new Refusal("token_invalid");
  if (row.ended) throw new Refusal("token_revoked");
  return row;
}

async function findToken(token: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT t.id, t.user_id, u.name AS person_name, t.organization_id, o.name AS organization_name,
      o.kind AS organization_kind, coalesce(m.permissions, '{}') AS permissions,
      coalesce(m.limited, true) AS limited, ${PROJECTS_OF_MEMBERSHIP} AS project_ids, t.access,
      (t.revoked_at IS NOT NULL OR u.removed_at IS NOT NULL OR m.user_id IS NULL) AS ended,
      (t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute') AS note_use
    FROM api_tokens t
    JOIN users u ON u.id = t.user_id
    JOIN organizations o ON o.id = t.organization_id
    LEFT JOIN memberships m ON m.user_id = t.user_id AND m.organization_id = t.organization_id
    WHERE t.token_hash = ${hashOfSecret(token)}`;
  return row;
}

/** At most once a minute, however many requests come at once: the condition is checked again under the row's lock. */
const noteUse = (id: string): Promise<number> => db.$executeRaw`
  UPDATE api_tokens SET last_used_at = now()
  WHERE id = ${id}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
