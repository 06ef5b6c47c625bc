import { type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A project: the context of the license pages, with a balance of its own. */
export type Project = Readonly<{ id: string; name: string; organizationId: string }>;

/**
 * The projects one may see: those of one's organization, or the ones one is limited to. The vendor's staff see every
 * project only through its organization's page, never here. Needs `view`.
 */
export function projectsOf(scope: Scope): Prisma.ProjectWhereInput {
  requirePermission(scope, "view");
  const { organizationId, limitedTo } = scope;
  return limitedTo ? { organizationId, id: { in: [...limitedTo] } } : { organizationId };
}

/** A project in the list of all one may see. */
export type ListedProject = Project & Readonly<{ createdAt: Instant }>;

/** The projects one may see, by name. */
export async function listProjects(scope: Scope): Promise<ListedProject[]> {
  const rows = await db.project.findMany({
    where: projectsOf(scope),
    select: { id: true, name: true, organizationId: true, createdAt: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, createdAt: instant(row.createdAt) }));
}

/** A project one may see; refuses every other id as `project_not_found`. */
export async function requireProject(
  scope: Scope,
  id: string,
  tx: Transaction | typeof db = db,
): Promise<Project> {
  const project = UUID.test(id)
    ? await tx.project.findFirst({
        where: { AND: [projectsOf(scope), { id }] },
        select: { id: true, name: true, organizationId: true },
      })
    : null;
  if (!project) throw new Refusal("project_not_found");
  return project;
}
