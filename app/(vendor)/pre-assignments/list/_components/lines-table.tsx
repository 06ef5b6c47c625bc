import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { DataTable } from "@/components/ui/data-table";

type Line = Readonly<{
  line: number;
  serial: string;
  article: string;
  quantity: number;
  fault: string | null;
}>;
type Props = Readonly<{ preview: Readonly<{ lines: readonly Line[]; faults: number }> }>;

/** The lines of a list, each with what it would assign, or what is wrong with it. */
export function LinesTable({ preview: { lines, faults } }: Props) {
  const t = useTranslations("preAssignments");
  const words = useTranslations("csv");
  return (
    <>
      <div className="px-4 pb-2">
        <Alert tone={faults === 0 ? "good" : "end"}>
          {faults === 0 ? words("allGood", { lines: lines.length }) : words("faulty", { faults })}
        </Alert>
      </div>
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
    </>
  );
}
