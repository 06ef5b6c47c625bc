import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NavigationLinks, type NavigationSection } from "@/components/layout/navigation-links";
import { Button, ButtonLink } from "@/components/ui/button";

const CONTENT = "content";
const NAVIGATION = "navigation";

type Props = Readonly<{
  sections: readonly NavigationSection[];
  /** For whom one is acting. */
  organization: ReactNode;
  /** The way to the search. */
  search: ReactNode;
  /** Who one is. */
  account: ReactNode;
  /** What the bar on a phone says. */
  title: string;
  children: ReactNode;
}>;

/** Navigation at the left of every page; on a phone a drawer that opens without any script. */
export function Shell({ sections, organization, search, account, title, children }: Props) {
  const t = useTranslations("shell");
  return (
    <div className="shell">
      <a href={`#${CONTENT}`} className="skip-link">
        {t("skipToContent")}
      </a>
      <header className="shell__bar">
        <Button
          look="quiet"
          className="button--icon-only"
          popoverTarget={NAVIGATION}
          aria-label={t("openNavigation")}
        >
          <MenuIcon />
        </Button>
        <span className="min-w-0 flex-1 truncate font-semibold">{title}</span>
        <ButtonLink
          href="/search"
          prefetch={false}
          look="quiet"
          className="button--icon-only"
          aria-label={t("search")}
        >
          <SearchIcon />
        </ButtonLink>
      </header>
      <nav id={NAVIGATION} popover="auto" aria-label={t("navigation")} className="shell__navigation">
        <div className="mb-4">{organization}</div>
        {search}
        <div className="shell__links">
          <NavigationLinks sections={sections} />
        </div>
        {account}
      </nav>
      <main id={CONTENT} tabIndex={-1} className="shell__page">
        {children}
      </main>
    </div>
  );
}

const MenuIcon = () => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M2 4h12M2 8h12M2 12h12" />
  </svg>
);

const SearchIcon = () => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </svg>
);
