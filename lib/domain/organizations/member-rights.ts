import type { Permission } from "@/lib/domain/organizations/permissions";

/** What somebody who is limited to projects can have. */
export const LIMITED_PERMISSIONS: readonly Permission[] = ["view", "licenses"];

/** What a person is to have in an organization: permissions, in the whole of it or in some projects only. */
export type MemberRights = Readonly<{
  permissions: readonly Permission[];
  limited: boolean;
  projectIds: readonly string[];
}>;

/** Whether rights fit together: a limit to projects leaves only what concerns projects, and names at least one. */
export function decideRights({
  permissions,
  limited,
  projectIds,
}: MemberRights): "good" | "rights_too_wide" | "projects_missing" {
  if (!limited) return "good";
  if (projectIds.length === 0) return "projects_missing";
  return permissions.every((permission) => LIMITED_PERMISSIONS.includes(permission))
    ? "good"
    : "rights_too_wide";
}

/** What is known of a member who could look after the others. */
export type Manager = Readonly<{ userId: string; permissions: readonly string[] }>;

/**
 * Whether a member may go, or lose `members`: an organization that somebody looks after keeps somebody who does.
 * The refusal is named like its code.
 */
export function decideLeaving(members: readonly Manager[], userId: string): "allowed" | "last_manager" {
  const managers = members.filter(({ permissions }) => permissions.includes("members"));
  const isManager = managers.some((manager) => manager.userId === userId);
  return isManager && managers.length === 1 ? "last_manager" : "allowed";
}
