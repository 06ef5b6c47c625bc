import Link from "next/link";
import { useTranslations } from "next-intl";
import { withQuery } from "@/components/ui/with-query";
import { KEY_STATES, type KeyState } from "@/lib/domain/licenses/cancel-key";

/** All own activations, or those of one state: a row of links. */
export function StateFilter({ path, state }: Readonly<{ path: string; state: KeyState | undefined }>) {
  const t = useTranslations("ownActivations");
  return (
    <nav
      aria-label={t("state")}
      className="flex flex-wrap gap-x-4 gap-y-1 border-b px-4 pb-2.5 text-[0.8125rem]"
    >
      {[undefined, ...KEY_STATES].map((wanted) => (
        <Link
          key={wanted ?? "all"}
          href={withQuery(path, { state: wanted })}
          prefetch={false}
          aria-current={wanted === state ? "page" : undefined}
          className="text-muted hover:text-foreground aria-[current]:font-semibold aria-[current]:text-foreground"
        >
          {t(`filter.${wanted ?? "all"}`)}
        </Link>
      ))}
    </nav>
  );
}
