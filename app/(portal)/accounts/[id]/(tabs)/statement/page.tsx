import { getTimeZone } from "next-intl/server";
import { loadStatement } from "@/lib/features/statements/loaders";
import { ConsumptionPanel } from "./_components/consumption-panel";
import { MonthBalance } from "./_components/month-balance";
import { MonthForm } from "./_components/month-form";
import { StatementPanel } from "./_components/statement-panel";
import { StatementSums } from "./_components/statement-sums";

export default async function StatementPage({ params, searchParams }: PageProps<"/accounts/[id]/statement">) {
  const [{ id }, { month }, timeZone] = await Promise.all([params, searchParams, getTimeZone()]);
  const statement = await loadStatement(id, month, timeZone);
  return (
    <div className="grid grid-cols-1 gap-3.5">
      <MonthForm path={`/accounts/${id}/statement`} statement={statement} />
      <StatementPanel statement={statement} />
      <StatementSums statement={statement.statement} />
      <ConsumptionPanel statement={statement} />
      <MonthBalance statement={statement} />
    </div>
  );
}
