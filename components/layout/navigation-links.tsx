"use client";

import {
  BadgeCheck,
  BadgePercent,
  Boxes,
  Building2,
  ChartNoAxesColumn,
  Clock,
  Cpu,
  Euro,
  FileSignature,
  KeyRound,
  Mail,
  ReceiptText,
  RefreshCw,
  ScrollText,
  Scale,
  Siren,
  Ticket,
  Tag,
  Terminal,
  Users,
  Wallet,
  type LucideIcon,
} from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { type MouseEvent, useEffect, useRef } from "react";

const ICONS = {
  alarm: Siren,
  audit: ScrollText,
  boxes: Boxes,
  building: Building2,
  certificate: BadgeCheck,
  chart: ChartNoAxesColumn,
  clock: Clock,
  contract: FileSignature,
  device: Cpu,
  euro: Euro,
  key: KeyRound,
  mail: Mail,
  percent: BadgePercent,
  receipt: ReceiptText,
  reload: RefreshCw,
  tag: Tag,
  scale: Scale,
  terminal: Terminal,
  ticket: Ticket,
  users: Users,
  wallet: Wallet,
} as const satisfies Record<string, LucideIcon>;

export type NavigationLink = Readonly<{ href: string; label: string; icon: keyof typeof ICONS }>;
export type NavigationSection = Readonly<{ key: string; label?: string; links: readonly NavigationLink[] }>;

/** The places there are, the present one marked. On a phone, going somewhere closes the drawer. */
export function NavigationLinks({ sections }: Readonly<{ sections: readonly NavigationSection[] }>) {
  const pathname = usePathname();
  const nearest = nearestOf(pathname, sections);
  const present = useRef<HTMLAnchorElement>(null);
  // Once: where somebody scrolls and goes afterwards is in view already. Newer browsers answer a promise: it is no
  // clean-up, so it is not handed back.
  useEffect(() => {
    present.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return sections.map(({ key, label, links }) => (
    <div key={key} className="mb-3">
      {label && <h2 className="px-2 pt-1 pb-1.5 text-xs font-semibold text-faint">{label}</h2>}
      <ul className="flex flex-col gap-0.5">
        {links.map(({ href, label: name, icon }) => {
          const Icon = ICONS[icon];
          return (
            <li key={href}>
              <Link
                ref={href === nearest ? present : undefined}
                href={href}
                prefetch={false}
                className="shell__link"
                aria-current={href === nearest ? currentness(pathname, href) : undefined}
                onClick={closeDrawer}
              >
                <Icon aria-hidden="true" />
                {name}
                <UnderWay />
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  ));
}

/** A dot while the next page is on its way: nothing else on the page has to move. */
function UnderWay() {
  const { pending } = useLinkStatus();
  return <span aria-hidden="true" data-pending={pending} className="shell__pending" />;
}

const currentness = (pathname: string, href: string): "page" | "true" =>
  pathname === href ? "page" : "true";

/** Of places within each other the innermost that the present page is in. */
function nearestOf(pathname: string, sections: readonly NavigationSection[]): string | undefined {
  return sections
    .flatMap(({ links }) => links.map(({ href }) => href))
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .toSorted((one, other) => other.length - one.length)[0];
}

function closeDrawer(event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
}
