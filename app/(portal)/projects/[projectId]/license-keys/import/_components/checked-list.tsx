import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import type { CheckedList as List } from "@/lib/features/license-imports/schema";

/** Every line as it was read, each bad one with its reason. */
export function CheckedList({ list }: Readonly<{ list: List }>) {
  const t = useTranslations("csv");
  return (
    <>
      {list.bad > 0 ? (
        <Alert tone="end">{t("faulty", { faults: list.bad })}</Alert>
      ) : (
        <Alert tone="good">{t("allGood", { lines: list.lines.length })}</Alert>
      )}
      <Panel flush>
        <LinesTable lines={list.lines} />
      </Panel>
    </>
  );
}

function LinesTable({ lines }: Readonly<{ lines: List["lines"] }>) {
  const [t, csv, locale] = [useTranslations("licenseKeys"), useTranslations("csv"), useLocale()];
  return (
    <DataTable
      caption={t("import")}
      columns={[
        { key: "line", label: csv("line"), numeric: true },
        { key: "license", label: t("license") },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "serial", label: t("serial"), nowrap: true },
        { key: "customer", label: t("customerColumn"), wide: true, quiet: true },
        { key: "fault", label: csv("fault") },
      ]}
      rows={lines.map(({ line, license, amount, serial, customer, location, description, fault }) => ({
        key: String(line),
        cells: [
          line,
          license,
          amount,
          <code key="serial">{serial}</code>,
          [customer, location, description].filter(Boolean).join(", "),
          fault ? (
            <span key="fault" className="text-danger">
              {refusalSentence(fault, locale)}
            </span>
          ) : (
            csv("good")
          ),
        ],
      }))}
      empty={null}
    />
  );
}
