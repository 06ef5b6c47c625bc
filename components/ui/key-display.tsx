import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** A key or token whole: selectable with one click, or copied with the button. */
export function KeyDisplay({ value, label }: Readonly<{ value: string; label: string }>) {
  const t = useTranslations("ui");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code aria-label={label} className="rounded-md bg-surface-tertiary px-2 py-1 wrap-anywhere select-all">
        {value}
      </code>
      <CopyButton text={value} label={t("copy")} done={t("copied")} />
    </div>
  );
}
