import Form from "next/form";
import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button, buttonClass, ButtonLink } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { TRACE_TOPICS, type TraceTopic } from "@/lib/features/device-views/trace/schema";

type Props = Readonly<{
  path: string;
  typed: Readonly<{ about?: string; from?: string; to?: string }>;
  query: Readonly<Record<string, string | null | undefined>>;
}>;

const TOPICS = Object.keys(TRACE_TOPICS) as TraceTopic[];

/** Which part of a trace is shown, and the same part as a file. */
export function TraceFilter({ path, typed, query }: Props) {
  const t = useTranslations("deviceViews.trace");
  const locale = useLocale();
  const topics = TOPICS.map((topic) => ({ value: topic, label: t(`topics.${topic}`) }));
  const file = (format: string) => withQuery(`${path}/${format}`, { ...query, locale });
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2.5 border-b px-4 py-3">
      <Form action={path} className="flex w-full flex-wrap items-end gap-x-3 gap-y-2.5 sm:w-auto">
        <div className="w-full sm:w-52">
          <SelectField
            name="about"
            label={t("about")}
            choices={[{ value: "", label: t("all") }, ...topics]}
            defaultValue={typed.about ?? ""}
          />
        </div>
        {(["from", "to"] as const).map((name) => (
          <div key={name} className="min-w-32 flex-1 sm:flex-none">
            <TextField
              type="date"
              name={name}
              label={t(name)}
              defaultValue={typed[name]}
              key={`${name} ${typed[name]}`}
            />
          </div>
        ))}
        <Button type="submit">{t("filter")}</Button>
        {(typed.about ?? typed.from ?? typed.to) && (
          <ButtonLink href={path} look="quiet">
            {t("showAll")}
          </ButtonLink>
        )}
      </Form>
      <div className="flex flex-wrap gap-2 sm:ms-auto">
        {(["csv", "ndjson"] as const).map((format) => (
          <a key={format} href={file(format)} download className={buttonClass({})}>
            {t(format)}
          </a>
        ))}
      </div>
    </div>
  );
}
