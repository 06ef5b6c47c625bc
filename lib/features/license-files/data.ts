import type { Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, instant, type Instant } from "@/lib/domain/instant";
import { commentOf, type FileLicense } from "@/lib/domain/licenses/license-files/file-license";
import { testGrants } from "@/lib/domain/licenses/test-license";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import type { Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Whose licenses one may see: those of one's organization, or of the projects one is limited to; the vendor all. */
export function ownedBy(scope: Scope): Readonly<{ organizationId?: string; projectId?: { in: string[] } }> {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (limitedTo) return { organizationId, projectId: { in: [...limitedTo] } };
  return organizationKind === "vendor" ? {} : { organizationId };
}

/** The licenses of a device that count at a second and that one may see, as its files name them; the oldest first. */
export async function listFileLicenses(
  tx: Transaction,
  scope: Scope,
  { serial, now }: Readonly<{ serial: Serial; now: Instant }>,
): Promise<FileLicense[]> {
  const owned = ownedBy(scope);
  const where: Prisma.LicenseKeyWhereInput = { ...owned, serial, state: "active" };
  const keys = await tx.licenseKey.findMany({
    where: { AND: [where, { organizationId: { not: null } }] },
    include: { article: { select: { name: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const bound = keys.map(({ keyContent, article, quantity, ...key }) => ({
    key: keyContent,
    name: article.name,
    quantity,
    serial,
    comment: commentOf([key.endCustomer, key.location, key.description]),
  }));
  const test = await tx.testLicense.findFirst({ where: { ...owned, serial, expiresAt: { gt: now } } });
  if (!test?.expiresAt) return bound;
  const { version, slave, pbxLicenses, expiresAt } = test;
  const comment = `Test license until ${formatInstant(instant(expiresAt))}`;
  const grants = testGrants({ version, slave, pbxLicenses });
  return [
    ...bound,
    ...grants.map(({ name, quantity }) => ({
      key: "",
      name: `${name}${version}`,
      quantity,
      serial,
      comment,
    })),
  ];
}
