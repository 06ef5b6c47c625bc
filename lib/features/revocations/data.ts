import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { type ListedLicenseKey, toListed, WITH_ARTICLE } from "@/lib/features/license-keys/list/data";
import { LICENSE_KEYS_PER_PAGE, type LicenseKeySearch } from "@/lib/features/revocations/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";

/** A license key as the vendor sees it, with whose it is: nobody's before a hardware license is claimed. */
export type AnyLicenseKey = ListedLicenseKey &
  Readonly<{ owner: Readonly<{ id: string; name: string; project: string }> | null }>;

const INCLUDED = {
  include: {
    ...WITH_ARTICLE.include,
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
  ...toListed(row),
  owner: row.organization && { ...row.organization, project: row.project?.name ?? "" },
});
