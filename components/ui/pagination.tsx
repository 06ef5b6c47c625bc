import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { showCount } from "@/lib/domain/display/amount";

type Props = Readonly<{
  page: number;
  pageSize: number;
  total: number;
  href: (page: number) => string;
}>;

/** Which part of a long list this is, and the way to its neighbors. */
export function Pagination({ page, pageSize, total, href }: Props) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, total);
  // The list may have become shorter since the address was kept.
  const isPastEnd = page > last;
  if (total === 0) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="flex w-full flex-wrap items-center gap-2 text-[0.8125rem] text-muted"
    >
      <span>
        {isPastEnd
          ? t("pastEnd", { last: showCount(last, locale) })
          : t("range", {
              from: showCount(from, locale),
              to: showCount(to, locale),
              total: showCount(total, locale),
            })}
      </span>
      {(last > 1 || isPastEnd) && (
        <span className="ms-auto flex gap-2">
          <PageLink href={page > 1 ? href(Math.min(page - 1, last)) : null}>{t("previous")}</PageLink>
          <PageLink href={page < last ? href(page + 1) : null}>{t("next")}</PageLink>
        </span>
      )}
    </nav>
  );
}

function PageLink({ href, children }: Readonly<{ href: string | null; children: string }>) {
  if (href === null) return null;
  return (
    <ButtonLink href={href} prefetch={false} small>
      {children}
    </ButtonLink>
  );
}
