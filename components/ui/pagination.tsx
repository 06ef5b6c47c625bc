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
  if (total === 0) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="flex w-full flex-wrap items-center gap-2 text-[0.8125rem] text-muted"
    >
      <span>
        {t("range", {
          from: showCount(from, locale),
          to: showCount(to, locale),
          total: showCount(total, locale),
        })}
      </span>
      {last > 1 && (
        <span className="ms-auto flex gap-2">
          <PageLink href={page > 1 ? href(page - 1) : null}>{t("previous")}</PageLink>
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
