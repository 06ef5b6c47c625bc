"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CsvForm } from "@/components/forms/csv-form";
import { UNSENT } from "@/lib/domain/form-state";
import { answerBatchForm } from "@/lib/features/key-batches/actions";
import { BatchTable } from "./batch-table";
import { IssuedBatch } from "./issued-batch";

const COLUMNS = ["isc", "articles", "count", "order_number", "note"] as const;

/** A list of orders: read and shown line by line, and issued only when every line is good. */
export function BatchForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("keyBatch");
  const [{ values, formError, answer }, send] = useActionState(answerBatchForm, UNSENT);
  if (answer?.step === "issued") return <IssuedBatch batch={answer.batch} />;
  const preview = answer && {
    title: t("preview"),
    count: answer.preview.lines.length,
    faults: answer.preview.faults,
    lines: <BatchTable lines={answer.preview.lines} />,
    intent: "issue",
    go: t("issue", { keys: answer.preview.keys }),
  };
  return (
    <CsvForm
      send={send}
      reference={reference}
      title={t("list")}
      csv={answer?.csv ?? values.csv ?? ""}
      columns={COLUMNS.map((name) => ({ name, meaning: t(`columns.${name}`) }))}
      sample="/samples/activation-keys.csv"
      formError={formError}
      preview={preview}
    />
  );
}
