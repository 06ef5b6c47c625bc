import { notFound } from "next/navigation";
import type { StretchCurve } from "@/lib/domain/accounts/statement/curve";
import { monthAt, monthsBetween } from "@/lib/domain/display/month";
import type { SearchParam } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { type MonthStatement, requireStatement } from "@/lib/features/statements/data";
import { getMonthCurve } from "@/lib/features/statement-charts/data";
import { monthText } from "@/lib/features/statements/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

/** So many months can be picked from a list; older ones have addresses too. */
const MOST_MONTHS = 120;

/** A month's statement, and the months there are. */
export type LoadedStatement = MonthStatement & Readonly<{ months: readonly string[]; curve: StretchCurve }>;

/** The statement of an account of the person asking: of the month asked for, or of the present one. */
export async function loadStatement(
  accountId: string,
  asked: SearchParam,
  timeZone: string,
): Promise<LoadedStatement> {
  const { id, now, createdAt } = await loadAccount(accountId);
  const month = monthText.safeParse(asked).data ?? monthAt(now, timeZone);
  if (month === null) notFound();
  const statement = await requireStatement(await requireScope(), id, { month, timeZone }).catch(
    (error: unknown) => {
      if (isRefusal(error)) notFound();
      throw error;
    },
  );
  const curve = await getMonthCurve(statement);
  return { ...statement, curve, months: monthsBetween({ from: createdAt, to: now }, timeZone, MOST_MONTHS) };
}
