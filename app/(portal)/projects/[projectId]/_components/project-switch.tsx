"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

const MENU = "project-menu";

type Props = Readonly<{ current: string; projects: readonly Readonly<{ id: string; name: string }>[] }>;

/** The way to the same page of another project; nothing while there is only one. Opens without any script. */
export function ProjectSwitch({ current, projects }: Props) {
  const t = useTranslations("projects");
  const [, , , tab] = usePathname().split("/");
  const others = projects.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  return (
    <>
      <Button small popoverTarget={MENU}>
        {t("switch")}
      </Button>
      <div id={MENU} popover="auto" className="menu-popover max-h-80 overflow-y-auto">
        <ul>
          {others.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={tab ? `/projects/${id}/${tab}` : `/projects/${id}`}
                prefetch={false}
                className="menu-popover__item"
                onClick={closeMenu}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const closeMenu = () => document.getElementById(MENU)?.hidePopover();
