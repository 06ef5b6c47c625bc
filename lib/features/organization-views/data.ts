import type { OrganizationKind } from "@/lib/domain/organizations/permissions";
import { ORGANIZATIONS_PER_PAGE, type OrganizationListInput } from "@/lib/features/organization-views/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";

/** An organization in the vendor's list. */
export type ListedOrganization = Readonly<{
  id: string;
  name: string;
  kind: OrganizationKind;
  partner: Readonly<{ id: string; name: string }> | null;
  people: number;
  projects: number;
  accounts: number;
}>;

/** Somebody who works in an organization, and what they may do there. */
export type OrganizationPerson = Readonly<{
  id: string;
  name: string;
  email: string;
  permissions: readonly string[];
  isLimited: boolean;
}>;

/** An organization with its people. */
export type OrganizationView = ListedOrganization & Readonly<{ members: readonly OrganizationPerson[] }>;

const LISTED = {
  id: true,
  name: true,
  kind: true,
  partner: { select: { id: true, name: true } },
  _count: { select: { memberships: true, projects: true, customerAccounts: true, partnerAccounts: true } },
} as const;

/** A page of all organizations, by name, with the count of all that match. Vendor staff only. */
export async function listOrganizations(
  scope: Scope,
  { search, kind, page }: OrganizationListInput,
): Promise<Readonly<{ organizations: ListedOrganization[]; total: number }>> {
  requireVendor(scope, "view");
  const where: Prisma.OrganizationWhereInput = {
    ...(kind && { kind }),
    ...(search && { name: containing(search) }),
  };
  const [rows, total] = await Promise.all([
    db.organization.findMany({
      where,
      select: LISTED,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * ORGANIZATIONS_PER_PAGE,
      take: ORGANIZATIONS_PER_PAGE,
    }),
    db.organization.count({ where }),
  ]);
  return { organizations: rows.map(toListed), total };
}

/** An organization with everybody who works there, or null where there is none of this id. Vendor staff only. */
export async function getOrganizationView(scope: Scope, id: string): Promise<OrganizationView | null> {
  requireVendor(scope, "view");
  const user = { select: { id: true, name: true, email: true } } as const;
  const row = await db.organization.findUnique({
    where: { id },
    select: {
      ...LISTED,
      memberships: { select: { permissions: true, limited: true, user }, orderBy: { user: { name: "asc" } } },
    },
  });
  if (!row) return null;
  const members = row.memberships.map(({ user: person, permissions, limited }) => ({
    ...person,
    permissions,
    isLimited: limited,
  }));
  return { ...toListed(row), members };
}

const toListed = ({
  _count: count,
  kind,
  ...row
}: Prisma.OrganizationGetPayload<{ select: typeof LISTED }>): ListedOrganization => ({
  id: row.id,
  name: row.name,
  partner: row.partner,
  kind: kind as OrganizationKind,
  people: count.memberships,
  projects: count.projects,
  accounts: count.customerAccounts + count.partnerAccounts,
});
