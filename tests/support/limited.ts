import { invite } from "@/lib/features/invitations/mutations";
import { createApiToken } from "@/lib/features/api-tokens/mutations";
import { createCustomer } from "@/lib/features/customers/mutations";
import { createProject } from "@/lib/features/projects/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Cast } from "@/tests/support/cast";
import { createPerson } from "@/tests/support/people";
import { divide, issueKeyOf, PBX } from "@/tests/support/project-keys";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { openRental } from "@/tests/support/rental";

/** Stands in every name that a person who is limited to another project must not come across. */
export const HIDDEN = "Hidden-4711";

/** An organization with a project somebody may see, and much that they may not. */
export type LimitedWorld = Readonly<{
  cast: Cast;
  limited: Scope;
  projectId: string;
  /** Ids and words of everything else. */
  hidden: readonly string[];
  hiddenIds: readonly string[];
}>;

/** A customer (or a partner) with somebody who sees one project of two, with an account, keys and members beside it. */
export async function createLimitedWorld(kind: "partner" | "customer"): Promise<LimitedWorld> {
  const rental = await openRental();
  const owner = rental[kind];
  const { organizationId } = owner;
  const shown = await createProject(owner, { name: "Shown" });
  const other = await createProject(owner, { name: `${HIDDEN} project` });
  const key = await issueKeyOf(rental, { [PBX]: 20 });
  await addKeys(owner, { projectId: other.id, activationKeys: [key] });
  await divide(owner, { projectId: other.id, article: PBX, amounts: "5" });
  const own = await db.activationKey.findFirstOrThrow({ where: { projectId: other.id } });
  await db.account.update({ where: { id: rental.accountId }, data: { name: `${HIDDEN}.example` } });
  await db.pbx.updateMany({ where: { accountId: rental.accountId }, data: { name: `${HIDDEN} PBX` } });
  const member = await createPerson({ organizationId });
  await db.user.update({ where: { id: member.id }, data: { name: `${HIDDEN} member` } });
  const invitation = await invite(owner, {
    email: `guest-${organizationId.slice(-6)}@hidden-4711.example`,
    permissions: ["view"],
    limited: false,
    projectIds: [],
    locale: "en",
  });
  await createApiToken(owner, { name: `${HIDDEN} token`, access: "read" });
  if (kind === "partner") await createCustomer(owner, { name: `${HIDDEN} customer` });
  const limited = await limitedPerson(owner, shown.id);
  const hiddenIds = [other.id, own.id, rental.accountId, member.id, invitation.id];
  const hidden = [HIDDEN, HIDDEN.toLowerCase(), rental.serial, own.lastGroup, ...hiddenIds];
  return { cast: rental, limited, projectId: shown.id, hidden, hiddenIds };
}

/** Somebody of an organization who sees one project of it. */
async function limitedPerson(owner: Scope, projectId: string): Promise<Scope> {
  const { organizationId } = owner;
  const permissions = ["view", "licenses"] as const;
  const person = await createPerson({ organizationId, permissions });
  const where = { userId_organizationId: { userId: person.id, organizationId } };
  await db.membership.update({ where, data: { limited: true } });
  await db.membershipProject.create({ data: { userId: person.id, organizationId, projectId } });
  return mintScope({
    ...owner,
    userId: person.id,
    personName: person.name,
    permissions: new Set(permissions),
    limitedTo: new Set([projectId]),
  });
}
