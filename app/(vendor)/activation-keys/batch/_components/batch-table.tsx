import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";

type Line = Readonly<{
  line: number;
  content: string;
  count: number;
  orderNumber: string;
  note: string;
  fault: string | null;
}>;

/** The lines of a list, each with what it would issue, or what is wrong with it. */
export function BatchTable({ lines }: Readonly<{ lines: readonly Line[] }>) {
  const t = useTranslations("keyBatch");
  const words = useTranslations("csv");
  return (
    <DataTable
      caption={t("preview")}
      columns={[
        { key: "line", label: words("line"), nowrap: true },
        { key: "content", label: t("content") },
        { key: "count", label: t("count"), numeric: true },
        { key: "order", label: t("orderNumber"), wide: true },
        { key: "note", label: t("note"), wide: true },
      ]}
      rows={lines.map(({ line, content, count, orderNumber, note, fault }) => ({
        key: String(line),
        tone: fault === null ? undefined : "ended",
        cells: [line, fault ?? content, fault === null ? count : "", orderNumber, note],
      }))}
      empty=""
    />
  );
}
