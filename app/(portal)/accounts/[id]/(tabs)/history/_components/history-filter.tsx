import Form from "next/form";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { buttonClass, Button, ButtonLink } from "@/components/ui/button";

type Props = Readonly<{
  path: string;
  typed: Readonly<{ from?: string; to?: string; serial?: string }>;
  pbxs: readonly Readonly<{ serial: string; name: string }>[];
  csv: string;
  xlsx: string;
}>;

/** Which part of the history is shown, and the same part as a file. */
export function HistoryFilter({ path, typed, pbxs, csv, xlsx }: Props) {
  const t = useTranslations("history");
  const choices = pbxs.map(({ serial, name }) => ({ value: serial, label: `${name} · ${serial}` }));
  const isFiltered = Boolean(typed.from ?? typed.to ?? typed.serial);
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2.5 border-b px-4 py-3">
      <Form action={path} className="flex w-full flex-wrap items-end gap-x-3 gap-y-2.5 sm:w-auto">
        <div className="min-w-32 flex-1 sm:flex-none">
          <TextField
            type="date"
            name="from"
            label={t("from")}
            defaultValue={typed.from}
            key={`from ${typed.from}`}
          />
        </div>
        <div className="min-w-32 flex-1 sm:flex-none">
          <TextField type="date" name="to" label={t("to")} defaultValue={typed.to} key={`to ${typed.to}`} />
        </div>
        <div className="w-full sm:w-56">
          <SelectField
            name="serial"
            label={t("pbx")}
            choices={[{ value: "", label: t("allPbxs") }, ...choices]}
            defaultValue={typed.serial ?? ""}
            key={`serial ${typed.serial}`}
          />
        </div>
        <Button type="submit">{t("filter")}</Button>
        {isFiltered && (
          <ButtonLink href={path} look="quiet">
            {t("showAll")}
          </ButtonLink>
        )}
      </Form>
      <div className="flex flex-wrap gap-2 sm:ms-auto">
        <a href={csv} download className={buttonClass({})}>
          {t("downloadCsv")}
        </a>
        {/* Without `download`: where there are too many rows, the answer is a sentence to read. */}
        <a href={xlsx} className={buttonClass({})}>
          {t("downloadXlsx")}
        </a>
      </div>
    </div>
  );
}
