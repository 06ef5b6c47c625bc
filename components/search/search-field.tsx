import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";

type Props = Readonly<{
  /** The id of the list with the hits. */
  list: string;
  text: string;
  /** Which hit is chosen; null while there is none. */
  active: number | null;
  type: (text: string) => void;
  step: (by: 1 | -1) => void;
  enter: () => void;
}>;

/** Where one types; it keeps the focus while the arrows choose. */
export function SearchField({ list, text, active, type, step, enter }: Props) {
  const t = useTranslations("search");
  function press(event: KeyboardEvent) {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: enter,
    };
    const does = steps[event.key];
    if (!does || event.nativeEvent.isComposing) return;
    event.preventDefault();
    does();
  }
  return (
    <input
      // A search field would take Escape to empty itself; here it closes the palette.
      type="text"
      inputMode="search"
      enterKeyHint="go"
      role="combobox"
      aria-expanded={active !== null}
      aria-controls={list}
      aria-autocomplete="list"
      aria-activedescendant={active === null ? undefined : `${list}-${active}`}
      aria-label={t("title")}
      placeholder={t("placeholder")}
      autoComplete="off"
      maxLength={80}
      value={text}
      onChange={(event) => type(event.target.value)}
      onKeyDown={press}
      className="search-palette__field"
    />
  );
}
