/** Who runs the portal, who resells, who uses. */
export const ORGANIZATION_KINDS = ["vendor", "partner", "customer"] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** What a person may do in an organization. */
export const PERMISSIONS = ["view", "licenses", "rental", "contracts", "members"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whether a token or session may change anything. */
export type Access = "read" | "write";

/** What is known of whoever asks. */
export type Asking = Readonly<{
  organizationKind: OrganizationKind;
  permissions: ReadonlySet<Permission>;
  access: Access;
}>;

/** What is needed: a permission, for reading or writing, in some kinds of organization only or in all. */
export type Needed = Readonly<{
  permission: Permission;
  access: Access;
  kinds?: readonly OrganizationKind[] | undefined;
}>;

/** Allowed, or the first thing that stands in the way. */
export type MayDecision = "allowed" | "organization_kind_wrong" | "permission_missing" | "token_read_only";

/** Whether whoever asks may do what is needed. The refusals are named like their codes. */
export function decideMay(asking: Asking, { permission, access, kinds }: Needed): MayDecision {
  if (kinds !== undefined && !kinds.includes(asking.organizationKind)) return "organization_kind_wrong";
  if (!asking.permissions.has(permission)) return "permission_missing";
  return access === "write" && asking.access === "read" ? "token_read_only" : "allowed";
}

/** Whether a text names a permission. */
export const isPermission = (text: string): text is Permission =>
  PERMISSIONS.some((permission) => permission === text);
