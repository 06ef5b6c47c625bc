import { type Instant, instant } from "@/lib/domain/instant";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import type { KeyContent } from "@/lib/domain/licenses/key-content";
import {
  type ShownTransferState,
  shownTransferState,
  type TransferState,
} from "@/lib/domain/licenses/transfer";
import { KEY_CONTENT, keyContentOf } from "@/lib/features/key-contents/data";
import { projectsOf, requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";

/** A transfer as its reader sees it: offered by them or received, with the other side's name. */
export type Transfer = Readonly<{
  id: string;
  direction: "offered" | "received";
  state: ShownTransferState;
  /** Whether it is still open: a key that was used meanwhile can only be withdrawn or declined. */
  isOpen: boolean;
  otherSide: string;
  lastGroup: string;
  content: KeyContent;
  offeredAt: Instant;
  closedAt: Instant | null;
}>;

const MOST_SHOWN = 500;
const NAME = { select: { name: true } } as const;
const SELECT = {
  id: true,
  state: true,
  offeredAt: true,
  closedAt: true,
  fromOrganizationId: true,
  fromOrganization: NAME,
  toOrganization: NAME,
  activationKey: { select: { lastGroup: true, state: true, ...KEY_CONTENT } },
} as const satisfies Prisma.KeyTransferSelect;

/** The transfers offered from a project, and those the organization received: the open ones first, then the newest. */
export async function listTransfers(scope: Scope, projectId: string): Promise<Transfer[]> {
  const { id } = await requireProject(scope, projectId);
  return readTransfers(scope, { activationKey: { projectId: id }, fromOrganizationId: scope.organizationId });
}

/** As `listTransfers`, from all projects one may see. */
export async function listAllTransfers(scope: Scope): Promise<Transfer[]> {
  const project = projectsOf(scope);
  return readTransfers(scope, { activationKey: { project }, fromOrganizationId: scope.organizationId });
}

async function readTransfers(scope: Scope, offered: Prisma.KeyTransferWhereInput): Promise<Transfer[]> {
  const rows = await db.keyTransfer.findMany({
    where: { OR: [offered, receivedBy(scope)] },
    select: SELECT,
    orderBy: [{ offeredAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  const transfers = rows.map((row) => toTransfer(row, scope));
  return transfers.toSorted((one, other) => Number(other.isOpen) - Number(one.isOpen));
}

/** What an organization received is for those who see all of it, not for those limited to some projects. */
export const receivedBy = ({ organizationId, limitedTo }: Scope): Prisma.KeyTransferWhereInput =>
  limitedTo ? { id: { in: [] } } : { toOrganizationId: organizationId };

type Row = Prisma.KeyTransferGetPayload<{ select: typeof SELECT }>;

function toTransfer({ activationKey, ...row }: Row, { organizationId }: Scope): Transfer {
  const isOffered = row.fromOrganizationId === organizationId;
  const state = row.state as TransferState;
  return {
    id: row.id,
    direction: isOffered ? "offered" : "received",
    state: shownTransferState({ state, keyState: activationKey.state as KeyState }),
    isOpen: state === "offered",
    otherSide: isOffered ? row.toOrganization.name : row.fromOrganization.name,
    lastGroup: activationKey.lastGroup,
    content: keyContentOf(activationKey),
    offeredAt: instant(row.offeredAt),
    closedAt: row.closedAt === null ? null : instant(row.closedAt),
  };
}
