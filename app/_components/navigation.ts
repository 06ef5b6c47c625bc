import type { useTranslations } from "next-intl";
import type { NavigationSection } from "@/components/layout/navigation-links";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";

type Words = ReturnType<typeof useTranslations<"shell">>;

/** Where people of a kind of organization can go. */
export function navigationOf(kind: OrganizationKind, t: Words): NavigationSection[] {
  const work: NavigationSection = {
    key: "work",
    links: [{ href: "/accounts", label: t("links.accounts"), icon: "wallet" }],
  };
  const organization: NavigationSection = {
    key: "organization",
    label: t("sections.organization"),
    links: [{ href: "/api-tokens", label: t("links.apiTokens"), icon: "terminal" }],
  };
  return kind === "vendor" ? [work, consoleOf(t), organization] : [work, organization];
}

const consoleOf = (t: Words): NavigationSection => ({
  key: "console",
  label: t("sections.console"),
  links: [{ href: "/activation-keys", label: t("links.activationKeys"), icon: "key" }],
});
