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
import type { MouseEvent } from "react";

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
  return sections.map(({ key, label, links }) => (
    <div key={key} className="mb-3">
      {label && <h2 className="px-2 pt-1 pb-1.5 text-xs font-semibold text-faint">{label}</h2>}
      <ul className="flex flex-col gap-0.5">
        {links.map(({ href, label: name, icon }) => {
          const Icon = ICONS[icon];
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                className="shell__link"
                aria-current={currentness(pathname, href)}
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

function currentness(pathname: string, href: string): "page" | "true" | undefined {
  if (pathname === href) return "page";
  return pathname.startsWith(`${href}/`) ? "true" : undefined;
}

function closeDrawer(event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
}
