import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CsvColumns, CsvFields } from "@/components/forms/csv-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";

/** What was read, once it was: the lines, how many there are and are wrong, and the button when all are good. */
type CsvPreview = Readonly<{
  title: string;
  count: number;
  faults: number;
  lines: ReactNode;
  intent: string;
  go: string;
}>;

type Props = Readonly<{
  send: (form: FormData) => void;
  reference: string;
  title: string;
  csv: string;
  columns: CsvColumns;
  sample: string;
  formError: string | null;
  preview: CsvPreview | null;
}>;

/** A list that is read and shown line by line; its button comes when every line is good. */
export function CsvForm({ send, reference, title, formError, preview, ...fields }: Props) {
  const t = useTranslations("csv");
  const isGood = preview?.faults === 0;
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="reference" value={reference} />
      <Panel title={title}>
        <div className="grid gap-3.5">
          {formError && <Alert tone="end">{formError}</Alert>}
          <CsvFields {...fields} />
          <div>
            <SubmitButton name="intent" value="check" look={isGood ? "plain" : "primary"}>
              {t("check")}
            </SubmitButton>
          </div>
        </div>
      </Panel>
      {preview && (
        <Panel
          title={preview.title}
          flush
          footer={
            isGood && (
              <SubmitButton name="intent" value={preview.intent}>
                {preview.go}
              </SubmitButton>
            )
          }
        >
          <div className="px-4 pb-2">
            <Alert tone={isGood ? "good" : "end"}>
              {isGood ? t("allGood", { lines: preview.count }) : t("faulty", { faults: preview.faults })}
            </Alert>
          </div>
          {preview.lines}
        </Panel>
      )}
    </form>
  );
}
