import { db } from "@/lib/platform/db/client";

/** An entry of the audit trail: what was done to what, by whom, and which organization it concerns. */
export type TrailEntry = Readonly<{
  action: string;
  subject: string;
  actorId: string | null;
  organizationId: string | null;
  source: string;
}>;

const SELECT = { action: true, subject: true, actorId: true, organizationId: true, source: true } as const;

/** What some work leaves in the audit trail, in its order. */
export async function trailOf(work: () => Promise<unknown>): Promise<TrailEntry[]> {
  const { _max } = await db.auditEntry.aggregate({ _max: { id: true } });
  await work();
  return db.auditEntry.findMany({
    where: { id: { gt: _max.id ?? 0n } },
    select: SELECT,
    orderBy: { id: "asc" },
  });
}

/** Who does something, and which organization it concerns where that is another one. */
type Doer = Readonly<{ userId: string; via: string; organizationId?: string | null }>;

/** The entries that some work by one person has to leave. */
export const entriesBy = (
  { userId, via, organizationId = null }: Doer,
  done: readonly (readonly [action: string, subject: string])[],
): TrailEntry[] =>
  done.map(([action, subject]) => ({ action, subject, actorId: userId, organizationId, source: via }));
