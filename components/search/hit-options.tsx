import { useTranslations } from "next-intl";
import type { SearchGroup } from "@/lib/features/search/schema";

type Props = Readonly<{
  id: string;
  groups: readonly SearchGroup[];
  /** Which of all hits is chosen, counted through the groups. */
  active: number;
  choose: (href: string) => void;
}>;

/** What was found, a group for each kind. The field above keeps the focus; it names the chosen one. */
export function HitOptions({ id, groups, active, choose }: Props) {
  const t = useTranslations("search");
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { hits }) => sum + hits.length, 0),
  );
  return (
    <div id={id} role="listbox" aria-label={t("title")} className="search-palette__hits">
      {groups.map(({ kind, hits }, index) => (
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <div id={`${id}-${kind}`} role="presentation" className="search-palette__kind">
            {t(`kinds.${kind}`)}
          </div>
          {hits.map((hit, place) => (
            <Option
              key={hit.id}
              id={`${id}-${(starts[index] ?? 0) + place}`}
              isActive={(starts[index] ?? 0) + place === active}
              title={hit.title}
              detail={hit.detail}
              choose={() => choose(hit.href)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type OptionProps = Readonly<{
  id: string;
  isActive: boolean;
  title: string;
  detail: string;
  choose: () => void;
}>;

function Option({ id, isActive, title, detail, choose }: OptionProps) {
  return (
    // The field has the keyboard; the mouse alone comes here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      ref={(option) => {
        if (isActive) option?.scrollIntoView({ block: "nearest" });
      }}
      onClick={choose}
      className="search-palette__hit"
    >
      <span className="font-[550] wrap-anywhere">{title}</span>
      <span className="text-[0.8125rem] wrap-anywhere text-muted">{detail}</span>
    </div>
  );
}
