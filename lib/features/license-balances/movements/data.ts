import { type Instant, instant } from "@/lib/domain/instant";
import { type BalanceStep, type ProjectEvent, withRunningBalance } from "@/lib/domain/licenses/balance";
import { ISC, type MovementListInput } from "@/lib/features/license-balances/schema";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** Something that changed a project's balance of one thing, with the balance it left behind. */
export type ProjectMovement = Readonly<{
  key: string;
  at: Instant;
  event: ProjectEvent;
  amount: bigint;
  lastGroup: string | null;
  serial: string | null;
  person: string | null;
  step: BalanceStep;
  balance: BalanceStep;
}>;

/** A page of movements, the newest first, with the count of all that match. */
export type ProjectMovements = Readonly<{ movements: ProjectMovement[]; total: number }>;

/**
 * What is behind a project's balance of an article or of iSC (`isc`). The running balance counts everything, also what
 * a filter by column hides, so that each number can be recomputed from the first movement on.
 */
export async function listProjectMovements(
  scope: Scope,
  { projectId, article, column, page, pageSize }: MovementListInput & Readonly<{ projectId: string }>,
): Promise<ProjectMovements> {
  const { id } = await requireProject(scope, projectId);
  const events = await eventsOf(id, article === ISC ? null : article);
  const wanted = withRunningBalance(events)
    .filter(({ step }) => column === undefined || step[column] !== 0n)
    .toReversed();
  return { movements: wanted.slice((page - 1) * pageSize, page * pageSize), total: wanted.length };
}

type Row = Readonly<{
  key: string;
  at: bigint;
  event: ProjectEvent;
  amount: bigint;
  last_group: string | null;
  serial: string | null;
  person: string | null;
}>;

/** The movements of a project, and the second in which each of its own activations was used elsewhere. */
async function eventsOf(projectId: string, articleNumber: string | null) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.id::text AS key, m.at, m.amount, k.last_group, d.serial, u.name AS person, 0 AS rank, m.id AS place,
      CASE
        WHEN m.from_place = 'project' AND m.to_place = 'own' THEN 'created'
        WHEN m.from_place = 'project' THEN 'bound'
        WHEN m.kind = 'cancel' THEN 'cancelled'
        WHEN m.from_place = 'device' AND m.to_place = 'project' THEN 'returned'
        WHEN m.from_place = 'device' THEN 'moved'
        ELSE 'added'
      END AS event
    FROM movements m
    LEFT JOIN activation_keys k ON k.id = m.activation_key_id
    LEFT JOIN license_keys d ON d.id = m.license_key_id
    LEFT JOIN users u ON u.id = m.actor_id
    WHERE m.project_id = ${projectId}::uuid AND m.article_number IS NOT DISTINCT FROM ${articleNumber}
      AND (m.from_place = 'project' OR m.to_place = 'project' OR m.from_place = 'device' AND m.to_place = 'device')
    UNION ALL
    SELECT k.id::text, k.used_at, coalesce(i.quantity, k.amount_ticks), k.last_group, NULL, NULL, 1, 0, 'own_used'
    FROM activation_keys k
    LEFT JOIN activation_key_items i ON i.activation_key_id = k.id AND i.article_number = ${articleNumber}
    WHERE k.project_id = ${projectId}::uuid AND k.state = 'used'
      AND (i.quantity IS NOT NULL OR ${articleNumber}::text IS NULL AND k.amount_ticks > 0)
    ORDER BY at, rank, place`;
  return rows.map(({ last_group: lastGroup, at, ...row }) => ({
    ...row,
    at: instant(at),
    amount: BigInt(row.amount),
    lastGroup,
  }));
}
