import { attempt, type Outcome } from "@/gateway/contact";
import { ask } from "@/gateway/conversation";
import type { Attempt } from "@/gateway/course";
import { signsOf } from "@/gateway/event-stream/signs";
import { EXIT } from "@/gateway/exit-codes";
import { hear, type Heard, NOTHING_HEARD } from "@/gateway/hear";
import { PortalRejected } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import type { Incoming } from "@/gateway/transport";

/** Listens to the portal's events until the stream ends, in whatever way. */
export async function listen(session: Session): Promise<Attempt> {
  let stream: Incoming | null = null;
  let hasAnswered = false;
  let heard: Heard = NOTHING_HEARD;
  const outcome = await attempt(session, async () => {
    stream = await open(session);
    hasAnswered = true;
    if (!stream) return EXIT.done;
    for await (const sign of signsOf(stream, session.ending.signal)) {
      heard = await hear(session, heard, sign);
      if (heard.isOver) break;
    }
    return EXIT.done;
  });
  return {
    result: hasAnswered && !stream ? "no_events" : resultOf(heard, outcome),
    hintMilliseconds: heard.hintMilliseconds ?? outcome.hintMilliseconds,
    retryMilliseconds: heard.retryMilliseconds,
  };
}

/** A stream that was cut was a good one if it has brought what it is for. */
function resultOf({ documents }: Heard, { code }: Outcome): Attempt["result"] {
  const wasEnded = code === EXIT.done || code === EXIT.offline;
  if (wasEnded && documents > 0) return "heard";
  return code === EXIT.done ? "mute" : "failed";
}

/** Answers that say that this portal, or what stands in front of it, knows no events. */
const NO_EVENTS = new Set([404, 405, 406]);

/** The stream of events, or null where there are none to be had. */
async function open(session: Session): Promise<Incoming | null> {
  const seq = session.state.accepted?.seq;
  const lastHeard = seq === undefined ? {} : { "last-event-id": String(seq) };
  const headers = { accept: "text/event-stream", ...lastHeard };
  const stream = session.ending.signal;
  try {
    return (await ask(session, { method: "GET", path: "api/device/v1/events", headers, stream })).stream;
  } catch (error) {
    if (error instanceof PortalRejected && NO_EVENTS.has(error.status)) return null;
    throw error;
  }
}
