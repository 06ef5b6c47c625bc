import { useTranslations } from "next-intl";
import type { MemberRights } from "@/lib/domain/organizations/member-rights";

/** What somebody may do, in a line. */
export function RightsInWords({ permissions }: Pick<MemberRights, "permissions">) {
  const t = useTranslations("organization.permissions");
  return permissions.map((permission) => t(permission)).join(", ");
}

/** Whether somebody sees everything, or how many projects. */
export function SeenInWords({ limited, projectIds }: Pick<MemberRights, "limited" | "projectIds">) {
  const t = useTranslations("organization");
  return limited ? t("projectCount", { count: projectIds.length }) : t("everything");
}
