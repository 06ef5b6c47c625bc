import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Crumb = Readonly<{ label: string; href?: string }>;

const SEPARATOR = " · ";

type Props = Readonly<{ title: string; crumbs?: readonly Crumb[]; chip?: ReactNode; children?: ReactNode }>;

/** Where one is, what this is called and what can be done here; children are the actions. */
export function PageHeader({ title, crumbs, chip, children }: Props) {
  return (
    <header className="mb-4.5">
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-[1.4375rem] leading-8 font-[650] tracking-[-0.015em] wrap-anywhere">
          <Title text={title} />
        </h1>
        {chip}
        {children && <div className="flex flex-wrap gap-2.5 sm:ms-auto">{children}</div>}
      </div>
    </header>
  );
}

/** What follows a name, a serial mostly, stays whole where a narrow screen breaks the line. */
function Title({ text }: Readonly<{ text: string }>) {
  const end = text.lastIndexOf(SEPARATOR);
  if (end < 0) return text;
  return (
    <>
      {text.slice(0, end + SEPARATOR.length)}
      <span className="inline-block">{text.slice(end + SEPARATOR.length)}</span>
    </>
  );
}

function Breadcrumb({ crumbs }: Readonly<{ crumbs: readonly Crumb[] }>) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("breadcrumb")} className="mb-0.5 text-[0.8125rem] text-muted">
      <ol className="flex flex-wrap">
        {crumbs.map(({ label, href }, index) => (
          <li
            key={label}
            className="after:px-1.5 after:text-faint after:content-['/'] last:after:content-none"
          >
            {href ? (
              <Link href={href} className="hover:text-foreground hover:underline hover:underline-offset-3">
                {label}
              </Link>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? "page" : undefined}>{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
