import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { NewKeys } from "../../_components/new-keys";

type Props = Readonly<{
  batch: Readonly<{ keys: readonly Readonly<{ id: string; activationKey: string }>[]; csv: string }>;
}>;

/** The keys of a list, whole, and as a file that is made here, because nobody can make it again. */
export function IssuedBatch({ batch: { keys, csv } }: Props) {
  const t = useTranslations("keyBatch");
  return (
    <NewKeys keys={keys}>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
        download="activation-keys.csv"
        className={buttonClass({ small: true })}
      >
        {t("download")}
      </a>
    </NewKeys>
  );
}
