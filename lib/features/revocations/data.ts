import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { type Instant, instant } from "@/lib/domain/instant";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";
import { LICENSE_KEYS_PER_PAGE, type LicenseKeySearch } from "@/lib/features/revocations/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";

/** A license key as the vendor sees it: whoever's it is. */
export type AnyLicenseKey = Readonly<{
  id: string;
  licenseKey: string;
  article: string;
  name: string;
  quantity: number;
  serial: string;
  endCustomer: string;
  location: string;
  description: string;
  state: LicenseKeyState;
  owner: Readonly<{ id: string; name: string; project: string }> | null;
  createdAt: Instant;
  endedAt: Instant | null;
  endReason: string;
}>;

const INCLUDED = {
  include: {
    article: { select: { name: true } },
    organization: { select: { id: true, name: true } },
    project: { select: { name: true } },
  },
} as const;

/**
 * A page of all license keys there are, by serial (in any spelling), content, customer or organization, the newest
 * first, with the count of all that match. Vendor staff only.
 */
export async function findLicenseKeys(
  scope: Scope,
  { search, state, page }: LicenseKeySearch,
): Promise<Readonly<{ licenseKeys: AnyLicenseKey[]; total: number }>> {
  requireVendor(scope, "view");
  const where: Prisma.LicenseKeyWhereInput = {
    ...(state && { state }),
    ...(search && { OR: wanted(search) }),
  };
  const [rows, total] = await Promise.all([
    db.licenseKey.findMany({
      where,
      ...INCLUDED,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * LICENSE_KEYS_PER_PAGE,
      take: LICENSE_KEYS_PER_PAGE,
    }),
    db.licenseKey.count({ where }),
  ]);
  return { licenseKeys: rows.map(toLicenseKey), total };
}

/** Any license key, or null where there is none of this id. Vendor staff only. */
export async function getAnyLicenseKey(scope: Scope, id: string): Promise<AnyLicenseKey | null> {
  requireVendor(scope, "view");
  const row = await db.licenseKey.findUnique({ where: { id }, ...INCLUDED });
  return row && toLicenseKey(row);
}

function wanted(search: string): Prisma.LicenseKeyWhereInput[] {
  const contains = containing(search);
  return [
    ...serialFragments(search).map((fragment) => ({ serial: { contains: fragment } })),
    { keyContent: contains },
    { endCustomer: contains },
    { organization: { name: contains } },
  ];
}

const toLicenseKey = (row: Prisma.LicenseKeyGetPayload<typeof INCLUDED>): AnyLicenseKey => ({
  id: row.id,
  licenseKey: row.keyContent,
  article: row.articleNumber,
  name: row.article.name,
  quantity: row.quantity,
  serial: row.serial,
  endCustomer: row.endCustomer,
  location: row.location,
  description: row.description,
  state: row.state as LicenseKeyState,
  owner: row.organization && { ...row.organization, project: row.project?.name ?? "" },
  createdAt: instant(row.createdAt),
  endedAt: row.endedAt === null ? null : instant(row.endedAt),
  endReason: row.endReason,
});
