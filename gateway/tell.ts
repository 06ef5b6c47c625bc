import type { GatewayEvent } from "@/gateway/events";
import type { Session } from "@/gateway/session";
import { nextEnd, situationAt } from "@/gateway/situation";

/** Timers hold no longer time; a later end is looked at again on the way. */
const LONGEST_TIMER = 2_147_483_647;

/** Tells what happened. */
export const tell = (session: Session, event: GatewayEvent): void =>
  session.report(event, session.clock.now());

/** Tells trouble once, however long it lasts. Answers whether it was new. */
export function tellTrouble(session: Session, event: GatewayEvent): boolean {
  const text = JSON.stringify(event);
  if (session.told.trouble === text) return false;
  session.told.trouble = text;
  tell(session, event);
  return true;
}

/** Forgets trouble that is over, and says so when the portal had been away. */
export function tellRecovery(session: Session): void {
  if (session.told.trouble.includes('"offline"')) tell(session, { event: "online" });
  session.told.trouble = "";
}

/** Tells what runs at a second, if that is not what was told last. */
export function tellSituationAt(session: Session, at: number): void {
  const { state: event, ...facts } = situationAt(session.document, at, session.state.stoppedSince);
  const text = JSON.stringify({ event, facts });
  if (session.told.situation === text) return;
  session.told.situation = text;
  session.report({ event, ...facts } as GatewayEvent, at);
}

/**
 * Tells what runs now, and again in the second in which something ends: by a timer of its own, because a portal that
 * does not answer must not hold up the end.
 */
export function tellSituation(session: Session): void {
  clearTimeout(session.alarm);
  const now = session.clock.now();
  tellSituationAt(session, now);
  const end = nextEnd(session.document, now);
  const wait = end === null ? Infinity : session.clock.millisecondsUntil(end);
  if (wait === Infinity) return;
  session.alarm = setTimeout(() => tellSituation(session), Math.min(wait, LONGEST_TIMER)).unref();
}
