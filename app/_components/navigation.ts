import type { useTranslations } from "next-intl";
import type { NavigationLink, NavigationSection } from "@/components/layout/navigation-links";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";

type Words = ReturnType<typeof useTranslations<"shell">>;
type LinkName = Extract<Parameters<Words>[0], `links.${string}`> extends `links.${infer Name}` ? Name : never;
type SectionName =
  Extract<Parameters<Words>[0], `sections.${string}`> extends `sections.${infer Name}` ? Name : never;

type Place = Readonly<{ kind: OrganizationKind; isDemo: boolean; isLimited: boolean }>;
type Entry = readonly [href: string, name: LinkName, icon: NavigationLink["icon"]];
/** A section of the navigation; the first stands without a heading. */
type Plan = Readonly<{ key: string; label?: SectionName; entries: readonly Entry[] }>;

const ACCOUNTS: Entry = ["/accounts", "accounts", "wallet"];
const CONTRACTS: Entry = ["/contracts", "contracts", "contract"];
const RENTAL_ORDERS: Entry = ["/rental-orders", "rentalOrders", "device"];
const PROMOTIONS: Entry = ["/promotions", "promotions", "tag"];
const INVOICES: Entry = ["/invoices", "invoices", "receipt"];
const PROJECTS: Entry = ["/projects", "projects", "boxes"];
const DEVICES: Entry = ["/devices", "devices", "device"];
const ENROLLMENT: Entry = ["/devices/enrollment", "enrollmentCodes", "ticket"];

const OWN: Plan = {
  key: "organization",
  label: "organization",
  entries: [
    ["/organization", "organization", "users"],
    ["/api-tokens", "apiTokens", "terminal"],
  ],
};

const LIMITED: readonly Plan[] = [{ key: "licenses", label: "licenses", entries: [PROJECTS, DEVICES] }, OWN];

const CUSTOMER: readonly Plan[] = [
  { key: "work", entries: [ACCOUNTS, CONTRACTS, RENTAL_ORDERS] },
  { key: "licenses", label: "licenses", entries: [PROJECTS, DEVICES] },
  OWN,
];

const PARTNER: readonly Plan[] = [
  { key: "work", entries: [ACCOUNTS, CONTRACTS, RENTAL_ORDERS, PROMOTIONS, INVOICES] },
  { key: "licenses", label: "licenses", entries: [PROJECTS, DEVICES, ENROLLMENT] },
  OWN,
];

const VENDOR: readonly Plan[] = [
  {
    key: "work",
    entries: [
      ["/overview", "overview", "chart"],
      ACCOUNTS,
      DEVICES,
      ["/organizations", "organizations", "building"],
    ],
  },
  {
    key: "rental",
    label: "rental",
    entries: [
      ["/offers", "offers", "contract"],
      PROMOTIONS,
      ["/price-lists", "priceLists", "percent"],
      ["/reloads", "reloads", "reload"],
      INVOICES,
      ["/billing", "billing", "euro"],
      ["/device-orders", "deviceOrders", "device"],
      ["/weekend-downgrades", "weekendDowngrades", "chart"],
    ],
  },
  {
    key: "licenses",
    label: "licenses",
    entries: [
      ["/activation-keys", "activationKeys", "key"],
      ["/license-keys", "anyLicenseKeys", "boxes"],
      ["/pre-assignments", "preAssignments", "device"],
      ["/articles", "articles", "tag"],
    ],
  },
  {
    key: "console",
    label: "console",
    entries: [
      ["/devices/certificates", "deviceCertificates", "certificate"],
      ["/devices/alarms", "deviceAlarms", "alarm"],
      ["/law", "law", "scale"],
      ["/audit", "audit", "audit"],
      ["/mails", "mails", "mail"],
    ],
  },
  OWN,
];

const PLANS = { customer: CUSTOMER, partner: PARTNER, vendor: VENDOR } as const satisfies Record<
  OrganizationKind,
  readonly Plan[]
>;

/** In a demo the vendor can move the clock. */
const DEMO_CLOCK: Entry = ["/demo-clock", "demoClock", "clock"];

/** Where people of a kind of organization can go; those who are limited to projects go to these alone. */
export function navigationOf({ kind, isDemo, isLimited }: Place, t: Words): NavigationSection[] {
  return (isLimited ? LIMITED : PLANS[kind]).map(({ key, label, entries }) => ({
    key,
    ...(label && { label: t(`sections.${label}`) }),
    links: (isDemo && key === "console" ? [...entries, DEMO_CLOCK] : entries).map(([href, name, icon]) => ({
      href,
      label: t(`links.${name}`),
      icon,
    })),
  }));
}
