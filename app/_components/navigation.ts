import type { useTranslations } from "next-intl";
import type { NavigationSection } from "@/components/layout/navigation-links";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";

type Words = ReturnType<typeof useTranslations<"shell">>;

type Place = Readonly<{ kind: OrganizationKind; isDemo: boolean; isLimited: boolean }>;

/**
 * Where people of a kind of organization can go: those who are limited to projects to these alone; in a demo the vendor
 * can move the clock.
 */
export function navigationOf({ kind, isDemo, isLimited }: Place, t: Words): NavigationSection[] {
  const work: NavigationSection = {
    key: "work",
    links: [
      { href: "/accounts", label: t("links.accounts"), icon: "wallet" },
      ...(kind === "vendor"
        ? [{ href: "/devices", label: t("links.devices"), icon: "device" } as const]
        : []),
      ...(kind === "vendor"
        ? []
        : ([
            { href: "/contracts", label: t("links.contracts"), icon: "contract" },
            { href: "/rental-orders", label: t("links.rentalOrders"), icon: "device" },
          ] as const)),
      ...(kind === "partner"
        ? [{ href: "/promotions", label: t("links.promotions"), icon: "tag" } as const]
        : []),
      ...(kind === "customer"
        ? []
        : [{ href: "/invoices", label: t("links.invoices"), icon: "receipt" } as const]),
    ],
  };
  const licenses: NavigationSection = {
    key: "licenses",
    label: t("sections.licenses"),
    links: [
      { href: "/projects", label: t("links.projects"), icon: "boxes" },
      { href: "/devices", label: t("links.devices"), icon: "device" },
      ...(kind === "partner" && !isLimited
        ? [{ href: "/devices/enrollment", label: t("links.enrollmentCodes"), icon: "ticket" } as const]
        : []),
    ],
  };
  const organization: NavigationSection = {
    key: "organization",
    label: t("sections.organization"),
    links: [
      { href: "/organization", label: t("links.organization"), icon: "users" },
      { href: "/api-tokens", label: t("links.apiTokens"), icon: "terminal" },
    ],
  };
  if (isLimited) return [licenses, organization];
  return kind === "vendor" ? [work, consoleOf(isDemo, t), organization] : [work, licenses, organization];
}

const consoleOf = (isDemo: boolean, t: Words): NavigationSection => ({
  key: "console",
  label: t("sections.console"),
  links: [
    { href: "/overview", label: t("links.overview"), icon: "chart" },
    { href: "/offers", label: t("links.offers"), icon: "contract" },
    { href: "/promotions", label: t("links.promotions"), icon: "tag" },
    { href: "/reloads", label: t("links.reloads"), icon: "reload" },
    { href: "/billing", label: t("links.billing"), icon: "euro" },
    { href: "/device-orders", label: t("links.deviceOrders"), icon: "device" },
    { href: "/activation-keys", label: t("links.activationKeys"), icon: "key" },
    { href: "/organizations", label: t("links.organizations"), icon: "building" },
    { href: "/license-keys", label: t("links.anyLicenseKeys"), icon: "boxes" },
    { href: "/pre-assignments", label: t("links.preAssignments"), icon: "device" },
    { href: "/devices/certificates", label: t("links.deviceCertificates"), icon: "certificate" },
    { href: "/devices/alarms", label: t("links.deviceAlarms"), icon: "alarm" },
    { href: "/articles", label: t("links.articles"), icon: "tag" },
    { href: "/law", label: t("links.law"), icon: "scale" },
    { href: "/audit", label: t("links.audit"), icon: "audit" },
    { href: "/price-lists", label: t("links.priceLists"), icon: "percent" },
    { href: "/weekend-downgrades", label: t("links.weekendDowngrades"), icon: "chart" },
    { href: "/mails", label: t("links.mails"), icon: "mail" },
    ...(isDemo ? [{ href: "/demo-clock", label: t("links.demoClock"), icon: "clock" } as const] : []),
  ],
});
