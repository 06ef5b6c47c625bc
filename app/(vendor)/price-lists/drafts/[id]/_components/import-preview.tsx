"use client";

import { useLocale, useTranslations } from "next-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { DataTable } from "@/components/ui/data-table";
import type { PriceLine } from "@/lib/domain/prices/price-lines";
import { refusalSentence } from "@/lib/domain/refusal-sentence";

/** The file line by line: what was understood, and what is wrong. The button comes when nothing is. */
export function ImportPreview({ lines }: Readonly<{ lines: readonly PriceLine[] }>) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  const faults = lines.filter(({ fault }) => fault !== null).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Alert tone={faults > 0 ? "end" : "good"}>
        {faults > 0 ? t("faults", { count: faults }) : t("good", { count: lines.length })}
      </Alert>
      <div className="-mx-4 border-y">
        <DataTable
          caption={t("import")}
          columns={[
            { key: "line", label: t("line"), numeric: true },
            { key: "article", label: t("article"), nowrap: true },
            { key: "on_premises", label: t("scenarios.on_premises"), numeric: true },
            { key: "cloud", label: t("scenarios.cloud"), numeric: true },
            { key: "problem", label: t("problem") },
          ]}
          rowHeader={1}
          rows={lines.map(({ line, article, typed, fault }) => ({
            key: String(line),
            tone: fault ? "ended" : undefined,
            cells: [
              String(line),
              article || "–",
              typed.on_premises || "–",
              typed.cloud || "–",
              fault ? (
                <span className="inline-block min-w-48">{refusalSentence(fault, locale)}</span>
              ) : (
                t("fine")
              ),
            ],
          }))}
          empty={t("noneInFile")}
        />
      </div>
      {faults === 0 && (
        <SubmitButton name="intent" value="import">
          {t("takeOver")}
        </SubmitButton>
      )}
    </div>
  );
}
