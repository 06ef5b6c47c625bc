import { formatInstant } from "@/lib/domain/instant";
import { formatCents, formatIsc } from "@/lib/domain/money/amount";
import { rateOfPieces } from "@/lib/domain/money/burn";
import type { AccountExplanation } from "@/lib/features/explanations/data";
import type { ExplanationAnswer } from "@/lib/features/explanations/schema";

/** An explained second as the API tells it. */
export function explanationAnswer(explained: AccountExplanation): ExplanationAnswer {
  const { at, basis, rate, paidSeconds, balance, exhaustedAt, contractEndedAt } = explained;
  return {
    at: formatInstant(at),
    isAhead: explained.isAhead,
    state: explained.state,
    formula: `${balance} = ${basis?.balance ?? 0n} − ${rate} × ${paidSeconds}`,
    balanceTicks: balance.toString(),
    balanceIsc: formatIsc(balance),
    basis: basis && {
      sequence: basis.sequence.toString(),
      kind: basis.kind,
      at: formatInstant(basis.at),
      balanceTicks: basis.balance.toString(),
      configurationVersion: basis.version,
    },
    ratePerSecond: rate.toString(),
    paidSeconds: paidSeconds.toString(),
    burnedTicks: explained.burned.toString(),
    exhaustedAt: exhaustedAt === null ? null : formatInstant(exhaustedAt),
    contractEndedAt: contractEndedAt === null ? null : formatInstant(contractEndedAt),
    debitedBy: explained.debitedBy?.toString() ?? null,
    lines: explained.lines.map((line) => ({
      ...line,
      price: formatCents(line.price),
      ratePerSecond: rateOfPieces(line.price, line.quantity).toString(),
    })),
  };
}
