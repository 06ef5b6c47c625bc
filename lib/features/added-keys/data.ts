import { type Instant, instant } from "@/lib/domain/instant";
import { type LicenseBalance, licenseBalance } from "@/lib/domain/licenses/balance";
import type { AddedKeysPage } from "@/lib/features/added-keys/schema";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** What a key brought to a project of one thing, where the key came from, and what became of it. */
export type AddedLot = LicenseBalance &
  Readonly<{
    id: string;
    lastGroup: string;
    /** The article's name; null for iSC. */
    articleName: string | null;
    origin: "vendor" | "own_activation";
    originName: string;
    addedAt: Instant;
    addedBy: string | null;
  }>;

/** A page of what keys brought to a project, the newest first, with the count of all. */
export type AddedLots = Readonly<{ lots: AddedLot[]; total: number }>;

/** What was added to a project. Refuses one that is not the asker's as `project_not_found`. */
export async function listAddedLots(
  scope: Scope,
  { projectId, page, pageSize }: AddedKeysPage & Readonly<{ projectId: string }>,
): Promise<AddedLots> {
  const { id } = await requireProject(scope, projectId);
  const [rows, total] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT l.id, k.last_group, l.article_number, a.name AS article_name, l.amount AS loaded, l.left_amount AS left,
        l.added_at, k.project_id IS NULL AS from_vendor, o.name AS origin_name, u.name AS added_by,
        coalesce((SELECT sum(t.amount) FROM lot_allocations t JOIN activation_keys own ON own.id = t.activation_key_id
          WHERE t.lot_id = l.id AND t.released_at IS NULL AND own.state = 'unused'), 0)::bigint AS in_own
      FROM project_lots l
      JOIN activation_keys k ON k.id = l.activation_key_id
      JOIN organizations o ON o.id = k.organization_id
      LEFT JOIN articles a ON a.number = l.article_number
      LEFT JOIN users u ON u.id = k.used_by
      WHERE l.project_id = ${id}::uuid
      ORDER BY l.added_at DESC, l.id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.projectLot.count({ where: { projectId: id } }),
  ]);
  return { lots: rows.map(toLot), total };
}

type Row = Readonly<{
  id: string;
  last_group: string;
  article_number: string | null;
  article_name: string | null;
  loaded: bigint;
  left: bigint;
  in_own: bigint;
  added_at: bigint;
  from_vendor: boolean;
  origin_name: string;
  added_by: string | null;
}>;

const toLot = (row: Row): AddedLot => ({
  ...licenseBalance({
    articleNumber: row.article_number,
    loaded: row.loaded,
    inOwnActivations: row.in_own,
    left: row.left,
  }),
  id: row.id,
  lastGroup: row.last_group,
  articleName: row.article_name,
  origin: row.from_vendor ? "vendor" : "own_activation",
  originName: row.origin_name,
  addedAt: instant(row.added_at),
  addedBy: row.added_by,
});
