import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { FileField } from "@/components/forms/file-field";

/** The columns of a list, with what stands in each. */
export type CsvColumns = readonly Readonly<{ name: string; meaning: string }>[];

type Props = Readonly<{
  /** What the list was when it was read last; shown to be corrected. */
  csv: string;
  columns: CsvColumns;
  /** The address of a sample. */
  sample: string;
}>;

/** A list as a file or pasted, with what its columns mean and a sample to begin with. */
export function CsvFields({ csv, columns, sample }: Props) {
  const t = useTranslations("csv");
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[0.8125rem]">
        {columns.map(({ name, meaning }) => (
          <div key={name} className="contents">
            <dt>
              <code>{name}</code>
            </dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="text-[0.8125rem]">
        <a href={sample} download className="text-link underline underline-offset-3">
          {t("sample")}
        </a>
      </p>
      <FileField
        label={t("file")}
        description={t("fileDescription")}
        accept=".csv,.txt,text/csv"
        tooLarge={t("fileTooLarge")}
      />
      <Field id="csv" label={t("pasted")}>
        <textarea
          key={csv}
          id="csv"
          name="csv"
          rows={8}
          spellCheck={false}
          defaultValue={csv}
          className="input w-full font-mono text-[0.8125rem]"
        />
      </Field>
    </>
  );
}
