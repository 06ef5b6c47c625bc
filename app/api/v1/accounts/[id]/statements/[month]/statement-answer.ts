import type { StatementPbx } from "@/lib/domain/accounts/statement/statement";
import { type Shown, shownBalances } from "@/lib/domain/accounts/statement/statement";
import type { Movement } from "@/lib/domain/accounts/statement/tally";
import { formatInstant } from "@/lib/domain/instant";
import { formatCents } from "@/lib/domain/money/amount";
import type { Cents, Ticks } from "@/lib/domain/money/units";
import type { MonthStatement } from "@/lib/features/statements/data";
import type { StatementAnswer } from "@/lib/features/statements/schema";

/** A month's statement as the API tells it. */
export function statementAnswer({ statement, ...made }: MonthStatement): StatementAnswer {
  const shown = shownBalances(statement);
  return {
    account: { id: made.account.id, name: made.account.name },
    month: made.month,
    timeZone: made.timeZone,
    from: formatInstant(made.from),
    to: formatInstant(made.to),
    until: formatInstant(made.until),
    openingTicks: statement.opening.toString(),
    openingIsc: formatCents(shown.opening),
    charges: statement.charges.map(movementAnswer),
    chargedIsc: formatCents(statement.charged),
    pbxs: statement.pbxs.map(pbxAnswer),
    debitedIsc: formatCents(statement.debited),
    forfeits: statement.forfeits.map(movementAnswer),
    unexplainedTicks: (statement.rest?.amount ?? 0n).toString(),
    closingTicks: statement.closing.toString(),
    closingIsc: formatCents(shown.closing),
  };
}

const amountsAnswer = ({
  amount,
  shown,
  balance,
}: Readonly<{ amount: Ticks; shown: Cents; balance: Ticks }>) => ({
  amountTicks: amount.toString(),
  amountIsc: formatCents(shown),
  balanceTicks: balance.toString(),
});

const movementAnswer = (movement: Shown<Movement>) => ({
  at: formatInstant(movement.at),
  count: movement.count.toString(),
  activationKey: movement.keyLastGroup,
  ...amountsAnswer(movement),
});

const pbxAnswer = ({ serial, name, amount, shown, parts }: StatementPbx) => ({
  serial,
  name,
  amountTicks: amount.toString(),
  amountIsc: formatCents(shown),
  parts: parts.map((part) => ({
    article: part.article,
    name: part.name,
    quantity: part.quantity,
    price: formatCents(part.price),
    seconds: part.seconds.toString(),
    ...amountsAnswer(part),
  })),
});
