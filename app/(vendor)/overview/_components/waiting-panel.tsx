import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedOverview } from "@/lib/features/overview/loaders";
import type { OverviewList } from "@/lib/features/overview/schema";
import { overviewHref } from "./overview-href";

type Props = Readonly<{
  waiting: LoadedOverview["waiting"];
  /** Accounts that are parked; they are counted with the others. */
  parked: number;
  list: OverviewList;
}>;

/** What a person has to look at, before all figures: each kind there is any of, and the way to it. */
export function WaitingPanel({ waiting, parked, list }: Props) {
  const t = useTranslations("overview.waiting");
  const locale = useLocale();
  const parkedHref = overviewHref(list, { state: "parked", weeks: undefined });
  const entries = [
    { key: "parked", count: parked, href: parkedHref, isFault: true },
    { key: "failedReloads", count: waiting.failedReloads, href: "/reloads?state=failed", isFault: true },
    { key: "openDeviceAlarms", count: waiting.openDeviceAlarms, href: "/devices/alarms", isFault: true },
    { key: "failedMails", count: waiting.failedMails, href: "/mails?state=failed", isFault: true },
    { key: "openOffers", count: waiting.openOffers, href: "/offers?state=submitted", isFault: false },
    { key: "requestedPromotions", count: waiting.requestedPromotions, href: "/promotions", isFault: false },
    {
      key: "openDeviceOrders",
      count: waiting.openDeviceOrders,
      href: "/device-orders?state=open",
      isFault: false,
    },
  ] as const;
  const open = entries.filter(({ count }) => count > 0);
  return (
    <Panel title={t("title")} flush>
      {open.length === 0 && <p className="px-4 pb-3.5 text-muted">{t("nothing")}</p>}
      <ul className="border-t empty:hidden">
        {open.map(({ key, count, href, isFault }) => (
          <li key={key} className="border-separator not-first:border-t">
            <Link
              href={href}
              prefetch={false}
              className="flex items-baseline gap-3 px-4 py-2 -outline-offset-2 hover:bg-surface-hover"
            >
              <span
                className={`min-w-7 text-end font-[640] tabular-nums ${isFault ? "text-danger-soft-foreground" : ""}`}
              >
                {showCount(count, locale)}
              </span>{" "}
              {t(key, { count })}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
