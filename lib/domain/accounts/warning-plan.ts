import { exhaustionAfter, runwaySeconds } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import {
  dueWarning,
  rearmed,
  WARNING_INDEXES,
  type WarningIndex,
  weeks,
} from "@/lib/domain/accounts/warnings";
import { addSeconds, type Instant, laterOf, seconds } from "@/lib/domain/instant";

/** A warning that would come: so many weeks before the end, 0 for the mail about the stop. */
export type PlannedWarning = Readonly<{ week: WarningIndex; at: Instant }>;

/** An account as it would be, and the weeks of its run-down that were announced already. */
export type WarningPlanInput = Readonly<{ facts: AccountFacts; now: Instant; sent: readonly number[] }>;

/**
 * Which warnings would come, and when, if nothing else changed: the one that is due comes at once, the less urgent
 * ones never, and the others in their weeks. The same rules that send them decide (`dueWarning`, `rearmed`).
 */
export function warningPlan({ facts, now, sent }: WarningPlanInput): PlannedWarning[] {
  const present = laterOf(now, facts.settledAt);
  const remaining = runwaySeconds(facts, present);
  if (remaining === null) return [];
  const due = dueWarning({ remaining, sent: rearmed({ remaining, sent }) });
  const atOnce = due === null ? [] : [{ week: due, at: present }];
  const end = exhaustionAfter(facts, present);
  if (end === null) return atOnce;
  const ahead = WARNING_INDEXES.toReversed()
    .map((week) => ({ week, at: addSeconds(end, seconds(-weeks(week))) }))
    .filter(({ at }) => at > present);
  return [...atOnce, ...ahead];
}
