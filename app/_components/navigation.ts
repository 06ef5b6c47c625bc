import type { useTranslations } from "next-intl";
import type { NavigationSection } from "@/components/layout/navigation-links";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";

type Words = ReturnType<typeof useTranslations<"shell">>;

type Place = Readonly<{ kind: OrganizationKind; isDemo: boolean }>;

/** Where people of a kind of organization can go; in a demo the vendor can move the clock. */
export function navigationOf({ kind, isDemo }: Place, t: Words): NavigationSection[] {
  const work: NavigationSection = {
    key: "work",
    links: [{ href: "/accounts", label: t("links.accounts"), icon: "wallet" }],
  };
  const licenses: NavigationSection = {
    key: "licenses",
    label: t("sections.licenses"),
    links: [{ href: "/projects", label: t("links.projects"), icon: "boxes" }],
  };
  const organization: NavigationSection = {
    key: "organization",
    label: t("sections.organization"),
    links: [{ href: "/api-tokens", label: t("links.apiTokens"), icon: "terminal" }],
  };
  return kind === "vendor" ? [work, consoleOf(isDemo, t), organization] : [work, licenses, organization];
}

const consoleOf = (isDemo: boolean, t: Words): NavigationSection => ({
  key: "console",
  label: t("sections.console"),
  links: [
    { href: "/activation-keys", label: t("links.activationKeys"), icon: "key" },
    { href: "/license-keys", label: t("links.anyLicenseKeys"), icon: "boxes" },
    { href: "/pre-assignments", label: t("links.preAssignments"), icon: "boxes" },
    { href: "/articles", label: t("links.articles"), icon: "percent" },
    { href: "/mails", label: t("links.mails"), icon: "mail" },
    ...(isDemo ? [{ href: "/demo-clock", label: t("links.demoClock"), icon: "clock" } as const] : []),
  ],
});
