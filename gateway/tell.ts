import type { GatewayEvent } from "@/gateway/events";
import type { Session } from "@/gateway/session";
import { type Holding, situationAt } from "@/gateway/situation";

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

/** What a gateway holds at present. */
export const holdingOf = ({ document, state }: Session): Holding => ({
  document,
  stoppedSince: state.stoppedSince,
  testModeUntil: state.testModeUntil,
});

/** Tells what runs at a second, if that is not what was told last. */
export function tellSituationAt(session: Session, at: number): void {
  const { state: event, ...facts } = situationAt(holdingOf(session), at);
  const text = JSON.stringify({ event, facts });
  if (session.told.situation === text) return;
  session.told.situation = text;
  session.report({ event, ...facts } as GatewayEvent, at);
}
