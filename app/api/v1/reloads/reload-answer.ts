import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatIsc } from "@/lib/domain/money/amount";
import { NO_TICKS } from "@/lib/domain/money/units";
import { THRESHOLDS } from "@/lib/domain/reloads/reload";
import type { ReloadService } from "@/lib/features/reload-service/data";
import type { ReloadRecord, ReloadTerms } from "@/lib/features/reloads/data";
import type { ReloadAnswer, ReloadServiceAnswer } from "@/lib/features/reloads/schema";

/** A reload as it is answered. */
export const reloadAnswer = (reload: ReloadRecord): ReloadAnswer => ({
  id: reload.id,
  accountId: reload.account.id,
  accountName: reload.account.name,
  state: reload.state,
  amountIsc: formatIsc(reload.amount),
  openedAt: formatInstant(reload.openedAt),
  chargedAt: textOf(reload.chargedAt),
  stopReason: reload.stopReason,
  attempts: reload.attempts,
  nextAttemptAt: textOf(reload.nextAttemptAt),
  lastError: reload.lastError,
  invoice: reload.invoice,
});

/** The service of an account as it is answered; one that nobody has set up is off. */
export function reloadServiceAnswer(service: ReloadService): ReloadServiceAnswer {
  const { account, hindrances, stopOfAll, reloadedThisMonth } = service;
  const terms = service.terms ?? UNSET;
  return {
    accountId: account.id,
    enabled: terms.enabled,
    thresholdWeeks: terms.thresholdWeeks,
    amountIsc: formatIsc(terms.amount),
    monthlyCapIsc: formatIsc(terms.monthlyCap),
    reloadedThisMonthIsc: formatIsc(reloadedThisMonth),
    stopped: terms.stop !== null,
    allStopped: stopOfAll !== null,
    waitingFor: terms.blockedReason,
    missing: hindrances.map(({ obstacle }) => obstacle),
  };
}

const UNSET: Omit<ReloadTerms, "changedAt"> = {
  enabled: false,
  thresholdWeeks: THRESHOLDS[0],
  amount: NO_TICKS,
  monthlyCap: NO_TICKS,
  stop: null,
  blockedReason: null,
};

const textOf = (moment: Instant | null): string | null => (moment === null ? null : formatInstant(moment));

/** The service of an account, for the document. */
export const SERVICE_EXAMPLE = {
  accountId: "01990b5a-7c00-7000-8000-000000000003",
  enabled: true,
  thresholdWeeks: 2,
  amountIsc: "100.00",
  monthlyCapIsc: "300.00",
  reloadedThisMonthIsc: "100.00",
  stopped: false,
  allStopped: false,
  waitingFor: null,
  missing: [],
};

/** A reload, for the document. */
export const RELOAD_EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000030",
  accountId: "01990b5a-7c00-7000-8000-000000000003",
  accountName: "muster.example",
  state: "mailed" as const,
  amountIsc: "100.00",
  openedAt: "2026-11-22T03:10:00Z",
  chargedAt: "2026-11-22T03:10:01Z",
  stopReason: null,
  attempts: 0,
  nextAttemptAt: null,
  lastError: null,
  invoice: { id: "01990b5a-7c00-7000-8000-000000000031", number: "INV-2026-000042" },
};
