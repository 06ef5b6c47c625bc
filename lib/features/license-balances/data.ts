import { type LicenseBalance, licenseBalance } from "@/lib/domain/licenses/balance";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** A row of a project's balance. The name is null for iSC. */
export type BalanceRow = LicenseBalance & Readonly<{ articleName: string | null }>;

/** Joins to each lot `l` what of it is in own activations nobody has used yet, as `own.amount`. */
export const OWN_OF_LOT = Prisma.sql`LEFT JOIN LATERAL (
  SELECT sum(t.amount) AS amount FROM lot_allocations t JOIN activation_keys k ON k.id = t.activation_key_id
  WHERE t.lot_id = l.id AND t.released_at IS NULL AND k.state = 'unused'
) own ON true`;

type Row = Readonly<{
  article_number: string | null;
  article_name: string | null;
  loaded: bigint;
  left: bigint;
  in_own: bigint;
}>;

/**
 * What a project has of each article and of iSC: iSC first, then by name. Refuses a project that is not the asker's as
 * `project_not_found`.
 */
export async function getLicenseBalance(scope: Scope, projectId: string): Promise<BalanceRow[]> {
  const { id } = await requireProject(scope, projectId);
  const rows = await db.$queryRaw<Row[]>`
    SELECT l.article_number, a.name AS article_name, sum(l.amount)::bigint AS loaded,
      sum(l.left_amount)::bigint AS left, coalesce(sum(own.amount), 0)::bigint AS in_own
    FROM project_lots l
    LEFT JOIN articles a ON a.number = l.article_number
    ${OWN_OF_LOT}
    WHERE l.project_id = ${id}::uuid
    GROUP BY l.article_number, a.name
    ORDER BY l.article_number IS NOT NULL, a.name, l.article_number`;
  return rows.map((row) => ({
    ...licenseBalance({
      articleNumber: row.article_number,
      loaded: row.loaded,
      inOwnActivations: row.in_own,
      left: row.left,
    }),
    articleName: row.article_name,
  }));
}
