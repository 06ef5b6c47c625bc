import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { showCount } from "@/lib/domain/display/amount";
import type { OverviewList } from "@/lib/features/overview/schema";
import { overviewHref } from "./overview-href";

type Props = Readonly<{
  counts: Readonly<
    Record<"running" | "stopped" | "idle" | "withinOneWeek" | "withinTwoWeeks" | "withinSevenWeeks", number>
  >;
  list: OverviewList;
}>;

const ANY = { state: undefined, weeks: undefined } as const;

/** How many accounts there are of each kind; each number leads to them. */
export function CountTiles({ counts, list }: Props) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const tiles = [
    { key: "running", href: overviewHref(list, { ...ANY, state: "running" }) },
    { key: "withinSevenWeeks", href: overviewHref(list, { ...ANY, weeks: "7" }) },
    { key: "withinTwoWeeks", href: overviewHref(list, { ...ANY, weeks: "2" }) },
    { key: "withinOneWeek", href: overviewHref(list, { ...ANY, weeks: "1" }) },
    { key: "stopped", href: overviewHref(list, { ...ANY, state: "stopped" }) },
    { key: "idle", href: overviewHref(list, { ...ANY, state: "idle" }) },
  ] as const;
  return (
    <ul className="grid grid-cols-2 gap-px overflow-clip rounded-[0.625rem] border bg-border sm:grid-cols-3 lg:grid-cols-6">
      {tiles.map(({ key, href }) => (
        <li key={key} className="bg-surface">
          <Link
            href={href}
            prefetch={false}
            className="flex h-full flex-col justify-between px-4 py-3 -outline-offset-2 hover:bg-surface-hover"
          >
            <span className="block text-[0.8125rem] text-muted">{t(`counts.${key}`)}</span>
            <span className="text-xl font-[640] tabular-nums">{showCount(counts[key], locale)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
