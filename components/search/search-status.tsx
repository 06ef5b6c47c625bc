import { useTranslations } from "next-intl";
import type { SearchState } from "./use-search";

type Props = Readonly<{ state: SearchState["state"]; count: number; text: string }>;

/** How the search stands: seen at the palette's foot, and heard. */
export function SearchStatus({ state, count, text }: Props) {
  const t = useTranslations("search");
  const sentences = {
    idle: () => t("hint"),
    searching: () => t("searching"),
    failed: () => t("failed"),
    found: () => (count === 0 ? t("nothing", { text }) : t("found", { count })),
  };
  return (
    <p role="status" className="search-palette__status">
      {sentences[state]()}
    </p>
  );
}
