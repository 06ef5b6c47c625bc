import { Refusal } from "@/lib/domain/refusal";
import { requireProject } from "@/lib/features/projects/data";
import type { ProjectNameInput } from "@/lib/features/projects/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** A project's id and name. */
export type NamedProject = Readonly<{ id: string; name: string }>;

/**
 * Creates a project with an empty balance. Needs `licenses`; refuses a name the organization has already, whatever its
 * capitals, and whoever is limited to some projects.
 */
export function createProject(
  scope: Scope,
  { name }: ProjectNameInput,
  reference?: string,
): Promise<NamedProject> {
  requireWholeOrganization(scope);
  const { organizationId } = scope;
  return inTransaction((tx) =>
    once(tx, { subjectId: organizationId, reference, input: { createProject: name } }, async () => {
      await lockNames(tx, organizationId);
      const [created] = await tx.project.createManyAndReturn({
        data: [{ organizationId, name, createdAt: await portalNow(tx) }],
        skipDuplicates: true,
        select: { id: true, name: true },
      });
      if (!created) throw new Refusal("name_taken", { name });
      return created;
    }),
  );
}

/** Gives a project another name; the same rules as for a new one. Its address and its balance stay. */
export function renameProject(
  scope: Scope,
  { projectId, name }: ProjectNameInput & Readonly<{ projectId: string }>,
): Promise<NamedProject> {
  requireWholeOrganization(scope);
  return inTransaction(async (tx) => {
    const { id, organizationId } = await requireProject(scope, projectId, tx);
    await lockNames(tx, organizationId);
    const named = { organizationId, name: { equals: name, mode: "insensitive" as const }, id: { not: id } };
    if (await tx.project.findFirst({ where: named })) throw new Refusal("name_taken", { name });
    return tx.project.update({ where: { id }, data: { name }, select: { id: true, name: true } });
  });
}

/** Two who choose one name at once wait for each other, so that the second is told that it is taken. */
const lockNames = (tx: Transaction, organizationId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;

/** Projects belong to the whole organization, so those who see a part of it do not make or name them. */
function requireWholeOrganization(scope: Scope): void {
  requirePermission(scope, "licenses");
  if (scope.limitedTo) throw new Refusal("limited_to_projects");
}
