import { notFound } from "next/navigation";
import { cache } from "react";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AuditRecord, listAudit } from "@/lib/features/audit/data";
import { auditListSchema } from "@/lib/features/audit/schema";
import {
  getOrganizationView,
  type ListedOrganization,
  listOrganizations,
  type OrganizationView,
} from "@/lib/features/organization-views/data";
import { getHoldings, type Holdings } from "@/lib/features/organization-views/holdings/data";
import {
  organizationIdSchema,
  type OrganizationListInput,
  organizationListSchema,
} from "@/lib/features/organization-views/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** A page of organizations, and how it was asked for. */
export type LoadedOrganizations = Readonly<{
  organizations: ListedOrganization[];
  total: number;
  list: OrganizationListInput;
}>;

/** All organizations, for vendor staff; a page that does not exist for everybody else. */
export async function loadOrganizations(searchParams: SearchParams): Promise<LoadedOrganizations> {
  const scope = await requireVendorStaff();
  const list = organizationListSchema.parse(searchParams);
  return { ...(await listOrganizations(scope, list)), list };
}

/** An organization with its people, for vendor staff. */
export const loadOrganizationView = cache(async (id: string): Promise<OrganizationView> => {
  const scope = await requireVendorStaff();
  if (!organizationIdSchema.safeParse(id).success) notFound();
  return (await getOrganizationView(scope, id)) ?? notFound();
});

/** What an organization has, and what was done there last, for vendor staff. */
export async function loadHoldings(id: string): Promise<Holdings & Readonly<{ audit: AuditRecord[] }>> {
  const scope = await requireVendorStaff();
  const [holdings, { entries }] = await Promise.all([
    getHoldings(scope, id),
    listAudit(scope, auditListSchema.parse({ organizationId: id })),
  ]);
  return { ...holdings, audit: entries };
}
