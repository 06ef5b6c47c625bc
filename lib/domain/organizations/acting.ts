import type { OrganizationKind, Permission } from "@/lib/domain/organizations/permissions";

/** How long vendor staff may act for another organization before they have to say again why. */
export const ACTING_SECONDS = 60 * 60;

type Membership = Readonly<{ organizationKind: OrganizationKind; permissions: ReadonlySet<Permission> }>;

/**
 * Whether a membership lets its person act for partners and customers: vendor staff with `members`, who decide about
 * other people's rights anyway. They do so with the permissions they have at the vendor, never with more.
 */
export const mayAct = ({ organizationKind, permissions }: Membership): boolean =>
  organizationKind === "vendor" && permissions.has("members");
