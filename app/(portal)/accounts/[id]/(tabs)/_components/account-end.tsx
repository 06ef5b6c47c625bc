import { useTranslations } from "next-intl";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";

/** Since when the account is deleted; nothing where it is not. */
export function DeletedNote({ deletedAt }: Readonly<{ deletedAt: Instant | null }>) {
  const t = useTranslations("accountLife");
  if (deletedAt === null) return null;
  return (
    <div className="mb-4">
      <Alert title={t("deletedTitle")}>
        {t.rich("deletedText", { date: () => <Moment at={deletedAt} style="exact" /> })}
      </Alert>
    </div>
  );
}

/** Where an account can be deleted. */
export function DeleteLink({ id }: Readonly<{ id: string }>) {
  const t = useTranslations("accountLife");
  return (
    <p className="mt-6 text-[0.8125rem] text-muted">
      <Link href={`/accounts/${id}/delete`} prefetch={false}>
        {t("delete.link")}
      </Link>
    </p>
  );
}
