"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CsvForm } from "@/components/forms/csv-form";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPreAssignList } from "@/lib/features/pre-assignments/actions";
import { LinesTable } from "./lines-table";

const COLUMNS = ["serial", "article", "quantity"] as const;

/** A list of hardware licenses: shown line by line, and assigned only when every line is good. */
export function PreAssignList({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("preAssignments");
  const [{ values, formError, answer }, send] = useActionState(answerPreAssignList, UNSENT);
  if (answer?.step === "assigned")
    return <Alert tone="good">{t("assignedMany", { count: answer.count })}</Alert>;
  const preview = answer && {
    title: t("preview"),
    count: answer.preview.lines.length,
    faults: answer.preview.faults,
    lines: <LinesTable lines={answer.preview.lines} />,
    intent: "assign",
    go: t("assignAll", { count: answer.preview.lines.length }),
  };
  return (
    <CsvForm
      send={send}
      reference={reference}
      title={t("list")}
      csv={answer?.csv ?? values.csv ?? ""}
      columns={COLUMNS.map((name) => ({ name, meaning: t(`columns.${name}`) }))}
      sample="/samples/hardware-licenses.csv"
      formError={formError}
      preview={preview}
    />
  );
}
