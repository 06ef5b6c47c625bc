import { useTranslations } from "next-intl";
import { NothingHere } from "@/components/layout/nothing-here";

/** Names itself: where a page's own metadata was not found, nothing else would. */
export function LostPage() {
  const [t, shell] = [useTranslations("errors"), useTranslations("shell")];
  return (
    <>
      <title>{`${t("notFoundTitle")} · ${shell("product")}`}</title>
      <NothingHere />
    </>
  );
}
