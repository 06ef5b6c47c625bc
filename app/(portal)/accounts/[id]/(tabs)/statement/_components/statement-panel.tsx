import { useLocale, useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { showMonth } from "@/lib/domain/display/month";
import type { LoadedStatement } from "@/lib/features/statements/loaders";
import { StatementDownloads } from "./statement-downloads";
import { StatementTable } from "./statement-table";

/** A month from its opening to its closing balance, and the same as files. */
export function StatementPanel({ statement }: Readonly<{ statement: LoadedStatement }>) {
  const t = useTranslations("statement");
  const locale = useLocale();
  const { month, until, to } = statement;
  return (
    <Panel
      title={t("title", { month: showMonth(month, locale) })}
      aside={<StatementDownloads statement={statement} />}
      footer={
        <div className="grid gap-1 text-[0.8125rem] text-pretty text-muted">
          {until < to && <p>{t.rich("upTo", { date: () => <Moment at={until} /> })}</p>}
          <p>{t("explanation")}</p>
        </div>
      }
      flush
    >
      <StatementTable statement={statement} />
    </Panel>
  );
}
