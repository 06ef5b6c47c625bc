import { type Instant, instant } from "@/lib/domain/instant";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import type { KeyContent } from "@/lib/domain/licenses/key-content";
import { Refusal } from "@/lib/domain/refusal";
import { KEY_CONTENT, keyContentOf } from "@/lib/features/key-contents/data";
import type { OwnListInput } from "@/lib/features/own-activations/schema";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Where a used own activation went: a place of one's own with an address, or another organization's name alone. */
export type UsedFor = Readonly<{
  kind: "project" | "account" | "elsewhere";
  name: string;
  id: string | null;
}>;

/** A key that was created from a project's balance. */
export type OwnActivation = Readonly<{
  id: string;
  lastGroup: string;
  state: KeyState;
  content: KeyContent;
  note: string;
  createdAt: Instant;
  usedAt: Instant | null;
  usedFor: UsedFor | null;
  offeredTo: string | null;
}>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ORGANIZATION = { select: { id: true, name: true } } as const;
const SELECT = {
  id: true,
  lastGroup: true,
  state: true,
  note: true,
  issuedAt: true,
  usedAt: true,
  usedProject: { select: { id: true, name: true, organization: ORGANIZATION } },
  usedAccount: { select: { id: true, name: true, customerId: true, partner: ORGANIZATION } },
  transfers: { where: { state: "offered" }, select: { toOrganization: ORGANIZATION } },
  ...KEY_CONTENT,
} as const satisfies Prisma.ActivationKeySelect;

/** A page of a project's own activations, the newest first, with the count of all that match. */
export async function listOwnActivations(
  scope: Scope,
  { projectId, state, page, pageSize }: OwnListInput & Readonly<{ projectId: string }>,
): Promise<Readonly<{ ownActivations: OwnActivation[]; total: number }>> {
  const { id } = await requireProject(scope, projectId);
  const where = { projectId: id, ...(state && { state }) };
  const [rows, total] = await Promise.all([
    db.activationKey.findMany({
      where,
      select: SELECT,
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.activationKey.count({ where }),
  ]);
  return { ownActivations: rows.map((row) => toOwn(row, scope)), total };
}

/** One own activation of a project; refuses every other id as `own_activation_not_found`. */
export async function getOwnActivation(
  scope: Scope,
  { projectId, id }: Readonly<{ projectId: string; id: string }>,
): Promise<OwnActivation> {
  await requireOwnActivation(scope, { projectId, id }, db);
  return toOwn(await db.activationKey.findUniqueOrThrow({ where: { id }, select: SELECT }), scope);
}

/** Refuses as `own_activation_not_found` what is not an own activation of this project of the asker's. */
export async function requireOwnActivation(
  scope: Scope,
  { projectId, id }: Readonly<{ projectId: string; id: string }>,
  tx: Transaction | typeof db,
): Promise<void> {
  const project = await requireProject(scope, projectId, tx);
  const found = UUID.test(id) && (await tx.activationKey.count({ where: { id, projectId: project.id } }));
  if (!found) throw new Refusal("own_activation_not_found");
}

type Row = Prisma.ActivationKeyGetPayload<{ select: typeof SELECT }>;

const toOwn = (row: Row, scope: Scope): OwnActivation => ({
  id: row.id,
  lastGroup: row.lastGroup,
  state: row.state as KeyState,
  content: keyContentOf(row),
  note: row.note,
  createdAt: instant(row.issuedAt),
  usedAt: row.usedAt === null ? null : instant(row.usedAt),
  usedFor: usedForOf(row, scope),
  offeredTo: (row.state === "unused" && row.transfers[0]?.toOrganization.name) || null,
});

/** Of another organization's places only the organization is told. */
function usedForOf({ usedProject, usedAccount }: Row, { organizationId }: Scope): UsedFor | null {
  if (usedProject) {
    const isOwn = usedProject.organization.id === organizationId;
    return isOwn ? { kind: "project", ...named(usedProject) } : elsewhere(usedProject.organization.name);
  }
  if (!usedAccount) return null;
  const isSeen = [usedAccount.partner.id, usedAccount.customerId].includes(organizationId);
  return isSeen ? { kind: "account", ...named(usedAccount) } : elsewhere(usedAccount.partner.name);
}

const named = ({ id, name }: Readonly<{ id: string; name: string }>) => ({ id, name });
const elsewhere = (name: string): UsedFor => ({ kind: "elsewhere", name, id: null });
