import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";

type Line = Readonly<{
  line: number;
  serial: string;
  article: string;
  quantity: number;
  fault: string | null;
}>;

/** The lines of a list, each with what it would assign, or what is wrong with it. */
export function LinesTable({ lines }: Readonly<{ lines: readonly Line[] }>) {
  const t = useTranslations("preAssignments");
  const words = useTranslations("csv");
  return (
    <DataTable
      caption={t("preview")}
      columns={[
        { key: "line", label: words("line"), nowrap: true },
        { key: "serial", label: t("serial") },
        { key: "article", label: t("article") },
        { key: "quantity", label: t("quantity"), numeric: true },
      ]}
      rows={lines.map(({ line, serial, article, quantity, fault }) => ({
        key: String(line),
        tone: fault === null ? undefined : "ended",
        cells: fault === null ? [line, serial, article, quantity] : [line, fault, "", ""],
      }))}
      empty=""
    />
  );
}
