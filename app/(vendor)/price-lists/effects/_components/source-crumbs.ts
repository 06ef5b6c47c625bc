import type { useTranslations } from "next-intl";
import type { Crumb } from "@/components/ui/page-header";

type Source = Readonly<{ kind: "list" | "draft"; id: string; name: string }>;

/** The way back to the list or the draft whose effects are shown. */
export const sourceCrumbs = (
  { kind, id, name }: Source,
  t: ReturnType<typeof useTranslations<"priceLists">>,
): Crumb[] => [
  { label: t("title"), href: "/price-lists" },
  kind === "list"
    ? { label: t("list", { number: name }), href: `/price-lists/${id}` }
    : { label: t("draft", { name }), href: `/price-lists/drafts/${id}` },
];
