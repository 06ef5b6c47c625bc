import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { SearchGroup } from "@/lib/features/search/schema";

/** What was found of one kind; each leads to its page. */
export function HitList({ group: { kind, hits, more } }: Readonly<{ group: SearchGroup }>) {
  const t = useTranslations("search");
  return (
    <Panel title={t(`kinds.${kind}`)} flush footer={more && <p className="text-muted">{t("more")}</p>}>
      <ul>
        {hits.map(({ id, title, detail, href }) => (
          <li key={id} className="border-t">
            <Link
              href={href}
              prefetch={false}
              className="flex flex-wrap items-baseline gap-x-3 px-4 py-2 -outline-offset-2 hover:bg-surface-hover"
            >
              <span className="font-[550] wrap-anywhere">{title}</span>
              <span className="text-[0.8125rem] wrap-anywhere text-muted">{detail}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
