"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type Tab = Readonly<{ label: string; href: string }>;

/** Tabs that are pages: each has an address, the present one is marked, and so is the one a deeper page belongs to. */
export function Tabs({ tabs, label }: Readonly<{ tabs: readonly Tab[]; label: string }>) {
  const pathname = usePathname();
  const current = currentOf(tabs, pathname);
  return (
    <nav aria-label={label} className="tabs mb-4 overflow-x-auto border-b">
      <ul className="flex gap-5.5">
        {tabs.map(({ label: name, href }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href === current ? currentness(pathname, href) : undefined}
              className="block py-2 whitespace-nowrap text-muted -outline-offset-2 hover:text-foreground aria-[current]:font-semibold aria-[current]:text-foreground aria-[current]:shadow-[inset_0_-2px_var(--accent)]"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The tab whose address goes farthest along the page's own. */
const currentOf = (tabs: readonly Tab[], pathname: string): string | undefined =>
  tabs
    .map(({ href }) => href)
    .filter((href) => `${pathname}/`.startsWith(`${href}/`))
    .toSorted((one, other) => other.length - one.length)[0];

const currentness = (pathname: string, href: string) => (pathname === href ? "page" : "true");
