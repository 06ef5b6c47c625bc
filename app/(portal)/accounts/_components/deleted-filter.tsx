import { useTranslations } from "next-intl";
import Link from "next/link";

/** How the address says that deleted accounts are wanted; nothing where they are not. */
export const deletedQuery = (deleted: "no" | "only"): "only" | null => (deleted === "only" ? deleted : null);

/** Leads from the accounts to the deleted ones and back. */
export function DeletedFilter({ isShown }: Readonly<{ isShown: boolean }>) {
  const t = useTranslations("accountLife");
  return (
    <p className="mb-2 text-[0.8125rem]">
      <Link href={isShown ? "/accounts" : "/accounts?deleted=only"} prefetch={false}>
        {t(isShown ? "showLive" : "showDeleted")}
      </Link>
    </p>
  );
}
