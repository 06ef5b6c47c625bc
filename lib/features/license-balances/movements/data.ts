import { type Instant, instant } from "@/lib/domain/instant";
import {
  type BalanceStep,
  balanceStep,
  PROJECT_EVENTS,
  type ProjectEvent,
} from "@/lib/domain/licenses/balance";
import { type BalanceColumn, ISC, type MovementListInput } from "@/lib/features/license-balances/schema";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

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
  const rows = await db.$queryRaw<Row[]>`
    WITH events AS (${eventsOf(id, article === ISC ? null : article)}),
    running AS (
      SELECT e.*, sum(e.amount * s.loaded) OVER so_far AS loaded, sum(e.amount * s.used) OVER so_far AS used,
        sum(e.amount * s.own) OVER so_far AS own, sum(e.amount * s.kept) OVER so_far AS kept
      FROM events e JOIN ${STEPS} USING (event)
      WHERE true WINDOW so_far AS (ORDER BY e.at, e.rank, e.place, e.key ROWS UNBOUNDED PRECEDING)
    ),
    wanted AS (SELECT r.* FROM running r JOIN ${STEPS} USING (event) WHERE ${changing(column)})
    SELECT counted.total, p.key, p.at, p.event, p.amount, p.loaded::bigint, p.used::bigint, p.own::bigint,
      p.kept::bigint, k.last_group, d.serial, u.name AS person
    FROM (SELECT count(*) AS total FROM wanted) counted
    LEFT JOIN (
      SELECT * FROM wanted ORDER BY at DESC, rank DESC, place DESC, key DESC
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
    ) p ON true
    LEFT JOIN activation_keys k ON k.id = p.activation_key_id
    LEFT JOIN license_keys d ON d.id = p.license_key_id
    LEFT JOIN users u ON u.id = p.actor_id
    ORDER BY p.at DESC, p.rank DESC, p.place DESC, p.key DESC`;
  const movements = rows.flatMap((row) => (row.key === null ? [] : [toMovement(row)]));
  return { movements, total: Number(rows[0]?.total ?? 0n) };
}

type Movement = Readonly<{
  key: string;
  at: bigint;
  event: ProjectEvent;
  amount: bigint;
  last_group: string | null;
  serial: string | null;
  person: string | null;
  loaded: bigint;
  used: bigint;
  own: bigint;
  kept: bigint;
}>;
/** A page without movements has one row, which tells the count. */
type Row = Readonly<{ total: bigint }> & (Movement | Readonly<{ key: null }>);

const toMovement = ({
  last_group: lastGroup,
  loaded,
  used,
  own,
  kept,
  ...row
}: Movement): ProjectMovement => ({
  key: row.key,
  at: instant(row.at),
  event: row.event,
  amount: row.amount,
  lastGroup,
  serial: row.serial,
  person: row.person,
  step: balanceStep(row.event, row.amount),
  balance: { loaded, used, inOwnActivations: own, left: kept },
});

/** What one piece does to each column, by event: the rule of the domain, as rows. */
const STEPS = Prisma.sql`(VALUES ${Prisma.join(
  PROJECT_EVENTS.map((event) => {
    const { loaded, used, inOwnActivations, left } = balanceStep(event, 1n);
    return Prisma.sql`(${event}, ${loaded}::bigint, ${used}::bigint, ${inOwnActivations}::bigint, ${left}::bigint)`;
  }),
)}) AS s (event, loaded, used, own, kept)`;

const COLUMNS: Readonly<Record<BalanceColumn, Prisma.Sql>> = {
  loaded: Prisma.sql`s.loaded`,
  used: Prisma.sql`s.used`,
  inOwnActivations: Prisma.sql`s.own`,
  left: Prisma.sql`s.kept`,
};
const changing = (column: BalanceColumn | undefined): Prisma.Sql =>
  column === undefined ? Prisma.sql`true` : Prisma.sql`${COLUMNS[column]} <> 0`;

/** The movements of a project, and the second in which each of its own activations was used elsewhere. */
const eventsOf = (projectId: string, articleNumber: string | null): Prisma.Sql => Prisma.sql`
    SELECT m.id::text AS key, m.at, m.amount, 0 AS rank, m.id AS place, m.activation_key_id, m.license_key_id, m.actor_id,
      CASE
        WHEN m.from_place = 'project' AND m.to_place = 'own' THEN 'created'
        WHEN m.from_place = 'project' THEN 'bound'
        WHEN m.kind = 'cancel' THEN 'cancelled'
        WHEN m.from_place = 'device' AND m.to_place = 'project' THEN 'returned'
        WHEN m.from_place = 'device' THEN 'moved'
        ELSE 'added'
      END AS event
    FROM movements m
    WHERE m.project_id = ${projectId}::uuid AND m.article_number IS NOT DISTINCT FROM ${articleNumber}
      AND (m.from_place = 'project' OR m.to_place = 'project' OR m.from_place = 'device' AND m.to_place = 'device')
    UNION ALL
    SELECT k.id::text, k.used_at, coalesce(i.quantity, k.amount_ticks), 1, 0, k.id, NULL, NULL, 'own_used'
    FROM activation_keys k
    LEFT JOIN activation_key_items i ON i.activation_key_id = k.id AND i.article_number = ${articleNumber}
    WHERE k.project_id = ${projectId}::uuid AND k.state = 'used'
      AND (i.quantity IS NOT NULL OR ${articleNumber}::text IS NULL AND k.amount_ticks > 0)`;
