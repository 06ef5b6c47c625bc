import { ask } from "@/gateway/conversation";
import { renewWhenDue } from "@/gateway/enrollment";
import { note, StateNotKept } from "@/gateway/keep";
import { formatMoment } from "@/gateway/moment";
import { sendNotices } from "@/gateway/notices";
import { PortalRejected, PortalUnreachable } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import { tell, tellTrouble } from "@/gateway/tell";

/**
 * Tells the portal what it has yet to hear: the document in force, what happened here, and that a certificate ends
 * soon. Whoever asks while that is under way waits for it.
 */
export async function runErrands(session: Session): Promise<void> {
  // A gateway that is about to restart has nothing more to say before.
  if (session.ending.signal.aborted) return;
  session.errands ??= errands(session).finally(() => (session.errands = null));
  await session.errands;
}

/**
 * The same beside an open stream. A portal that is too busy for it is asked again when it next tells the time; hanging
 * up would only give it more to do.
 */
export function runErrandsAside(session: Session): void {
  runErrands(session).catch((error: unknown) => {
    if (error instanceof PortalRejected) tellTrouble(session, { event: "rejected", ...error.problem });
    else if (!(error instanceof PortalUnreachable || error instanceof StateNotKept)) throw error;
  });
}

async function errands(session: Session): Promise<void> {
  await acknowledge(session);
  await sendNotices(session);
  await renew(session);
}

async function acknowledge(session: Session): Promise<void> {
  const seq = session.state.accepted?.seq ?? 0;
  if (seq <= session.state.acknowledgedSeq) return;
  const { firmware, clock } = session;
  const body = { seq, installedAt: formatMoment(clock.now()), firmware };
  await ask(session, { method: "POST", path: "api/device/v1/acknowledgements", body });
  await note(session, { acknowledgedSeq: seq });
  tell(session, { event: "acknowledged", seq });
}

/** A certificate that is not renewed yet is good for a third of its life: no reason to break off. */
async function renew(session: Session): Promise<void> {
  try {
    await renewWhenDue(session, (call) => ask(session, call));
  } catch (error) {
    if (!(error instanceof PortalRejected)) throw error;
    tellTrouble(session, { event: "rejected", ...error.problem });
  }
}
