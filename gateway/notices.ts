import { randomUUID } from "node:crypto";
import { ask } from "@/gateway/conversation";
import { note } from "@/gateway/keep";
import { formatMoment } from "@/gateway/moment";
import { PortalRejected } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import type { Notice } from "@/gateway/state";

/** A gateway that is long without its portal keeps the newest. */
const MOST_NOTICES = 50;

/** Answers that say that the notice itself is not wanted: sending it again would not help. */
const UNWANTED = new Set([400, 404, 405, 413, 422]);

/** Keeps what the portal is to be told of, until it has answered. */
export function addNotice(session: Session, { kind, reason }: Pick<Notice, "kind" | "reason">): void {
  const at = session.clock.now();
  const seq = session.state.accepted?.seq ?? null;
  const notice = { kind, reason, reference: randomUUID(), at, seq };
  void note(session, { notices: [...session.state.notices, notice].slice(-MOST_NOTICES) });
}

/** Tells the portal what it has not been told yet, in order. */
export async function sendNotices(session: Session): Promise<void> {
  for (const notice of session.state.notices) {
    await sendNotice(session, notice);
    const notices = session.state.notices.filter(({ reference }) => reference !== notice.reference);
    await note(session, { notices });
  }
}

async function sendNotice(session: Session, { at, seq, ...told }: Notice): Promise<void> {
  const numbered = seq === null ? {} : { seq };
  const body = { ...told, ...numbered, at: formatMoment(at), firmware: session.firmware };
  try {
    await ask(session, { method: "POST", path: "api/device/v1/notices", body });
  } catch (error) {
    if (!(error instanceof PortalRejected) || !UNWANTED.has(error.status)) throw error;
  }
}
