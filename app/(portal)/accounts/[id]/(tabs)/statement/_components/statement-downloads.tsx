import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { formatInstant } from "@/lib/domain/instant";
import type { LoadedStatement } from "@/lib/features/statements/loaders";

/** The month as files. */
export function StatementDownloads({ statement }: Readonly<{ statement: LoadedStatement }>) {
  const t = useTranslations("statement");
  const { account, month, from, to } = statement;
  const path = `/accounts/${account.id}`;
  const span = { from: formatInstant(from), to: formatInstant(to) };
  const files = [
    { key: "pdf", label: t("downloadPdf"), href: withQuery(`${path}/statement/pdf`, { month }) },
    { key: "xlsx", label: t("downloadXlsx"), href: withQuery(`${path}/statement/xlsx`, { month }) },
    { key: "csv", label: t("downloadCsv"), href: withQuery(`${path}/history/csv`, span) },
    { key: "signed", label: t("downloadSigned"), href: withQuery(`${path}/statement/signed`, span) },
  ];
  return (
    <nav aria-label={t("downloads")} className="flex flex-wrap gap-2">
      {files.map(({ key, label, href }) => (
        // Without `download`: where there are too many rows, the answer is a sentence to read.
        <a key={key} href={href} className={buttonClass({ small: true })}>
          {label}
        </a>
      ))}
    </nav>
  );
}
