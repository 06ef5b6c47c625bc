import type { RestartReason } from "@/gateway/events";
import { note } from "@/gateway/keep";
import { addNotice } from "@/gateway/notices";
import type { Session } from "@/gateway/session";
import { decideRestart, nextEnd, situationAt, TEST_MODE_SECONDS } from "@/gateway/situation";
import { holdingOf, tell, tellSituationAt } from "@/gateway/tell";

/** Timers hold no longer time; a later end is looked at again on the way. */
const LONGEST_TIMER = 2_147_483_647;

/**
 * Looks what runs now and tells it, and looks again in the second in which something ends: by a timer of its own,
 * because a portal that does not answer must not hold up the end. What ended restarts the gateway.
 */
export function look(session: Session): void {
  clearTimeout(session.alarm);
  findEnds(session);
  const now = session.clock.now();
  shortenTestMode(session, now);
  tellSituationAt(session, now);
  const end = nextEnd(holdingOf(session), now);
  const wait = end === null ? Infinity : session.clock.millisecondsUntil(end);
  if (wait === Infinity) return;
  session.alarm = setTimeout(() => look(session), Math.min(wait, LONGEST_TIMER)).unref();
}

/** A clock that was ahead and has been put right does not make eight hours longer. */
function shortenTestMode(session: Session, now: number): void {
  const { testModeUntil } = session.state;
  if (testModeUntil === null || testModeUntil <= now + TEST_MODE_SECONDS) return;
  void note(session, { testModeUntil: now + TEST_MODE_SECONDS });
}

/** Finds out whether something ended since the last look, under the document that is still in force. */
export function findEnds(session: Session): void {
  const { lookedAt, restart } = session;
  if (lookedAt === null || restart !== null) return;
  const now = session.clock.now();
  session.lookedAt = now;
  const reason = decideRestart(holdingOf(session), { after: lookedAt, upTo: now });
  if (reason) beginRestart(session, reason, now);
}

/** Licenses are off from here on; the rest of the gateway follows. */
function beginRestart(session: Session, reason: RestartReason, now: number): void {
  session.restart = reason;
  tellSituationAt(session, now);
  const { state } = situationAt(holdingOf(session), now);
  if (reason === "test_mode_over") addNotice(session, { kind: "test_mode_ended", reason: "over" });
  else if (state === "stopped") addNotice(session, { kind: "stopped", reason });
  tell(session, { event: "restarting", reason });
  session.ending.abort();
}
