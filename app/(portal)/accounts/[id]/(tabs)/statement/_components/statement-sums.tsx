import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { articleSums } from "@/lib/domain/accounts/statement/rows";
import { signedCents } from "@/lib/domain/accounts/statement/words";
import type { Statement } from "@/lib/domain/accounts/statement/statement";

/** What each PBX and each article cost: both columns have the same sum. */
export function StatementSums({ statement }: Readonly<{ statement: Statement }>) {
  const t = useTranslations("statement");
  const locale = useLocale();
  if (statement.pbxs.length === 0) return null;
  const total = [t("total"), signedCents(statement.debited, locale)];
  const pbxs = statement.pbxs.map(({ serial, name, shown }) => ({
    key: serial,
    cells: [
      <span key="name">
        {name} <code className="font-normal text-muted">{serial}</code>
      </span>,
      signedCents(shown, locale),
    ],
  }));
  const articles = articleSums(statement).map(({ article, name, shown }) => ({
    key: article,
    cells: [name, signedCents(shown, locale)],
  }));
  const amount = { key: "amount", label: t("amount"), numeric: true };
  return (
    <Panel title={t("sumsTitle")} flush>
      <div className="grid grid-cols-1 items-start sm:grid-cols-2">
        <DataTable
          caption={t("pbx")}
          columns={[{ key: "pbx", label: t("pbx") }, amount]}
          rows={pbxs}
          footer={total}
          empty=""
        />
        <DataTable
          caption={t("article")}
          columns={[{ key: "article", label: t("article") }, amount]}
          rows={articles}
          footer={total}
          empty=""
        />
      </div>
    </Panel>
  );
}
