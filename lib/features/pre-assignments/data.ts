import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { type Instant, instant } from "@/lib/domain/instant";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";
import {
  type ClaimState,
  PRE_ASSIGNMENTS_PER_PAGE,
  type PreAssignmentListInput,
} from "@/lib/features/pre-assignments/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";

/** A hardware license the vendor pre-assigned to a device, and who claimed it since. */
export type PreAssignment = Readonly<{
  id: string;
  licenseKey: string;
  serial: string;
  article: string;
  name: string;
  quantity: number;
  state: LicenseKeyState;
  owner: Readonly<{ id: string; name: string }> | null;
  assignedAt: Instant;
  claimedAt: Instant | null;
}>;

const STATES: Readonly<Record<ClaimState, Prisma.LicenseKeyWhereInput>> = {
  unclaimed: { state: "active", organizationId: null },
  claimed: { state: "active", organizationId: { not: null } },
  ended: { state: { not: "active" } },
};

const INCLUDED = {
  include: { article: { select: { name: true } }, organization: { select: { id: true, name: true } } },
} as const;

/**
 * A page of the hardware licenses the vendor pre-assigned, the newest first, with the count of all that match. What an
 * organization bound from its own balance is not among them. Vendor staff only.
 */
export async function listPreAssignments(
  scope: Scope,
  { serial, state, page }: PreAssignmentListInput,
): Promise<Readonly<{ preAssignments: PreAssignment[]; total: number }>> {
  requireVendor(scope, "view");
  const fragments = serialFragments(serial).map((fragment) => ({ serial: { contains: fragment } }));
  const where: Prisma.LicenseKeyWhereInput = {
    kind: "hardware",
    allocations: { none: {} },
    ...(serial !== "" && { OR: fragments }),
    ...(state && STATES[state]),
  };
  const [rows, total] = await Promise.all([
    db.licenseKey.findMany({
      where,
      ...INCLUDED,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * PRE_ASSIGNMENTS_PER_PAGE,
      take: PRE_ASSIGNMENTS_PER_PAGE,
    }),
    db.licenseKey.count({ where }),
  ]);
  return { preAssignments: rows.map(toPreAssignment), total };
}

const toPreAssignment = (row: Prisma.LicenseKeyGetPayload<typeof INCLUDED>): PreAssignment => ({
  id: row.id,
  licenseKey: row.keyContent,
  serial: row.serial,
  article: row.articleNumber,
  name: row.article.name,
  quantity: row.quantity,
  state: row.state as LicenseKeyState,
  owner: row.organization,
  assignedAt: instant(row.createdAt),
  claimedAt: row.claimedAt === null ? null : instant(row.claimedAt),
});
