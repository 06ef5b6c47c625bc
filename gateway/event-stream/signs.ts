import { createEventParser, type StreamSign } from "@/gateway/event-stream/parser";
import { PortalUnreachable, reasonOf } from "@/gateway/portal";
import type { Incoming } from "@/gateway/transport";

/** A line on which the portal has said nothing for so long is dead; it says something three times as often. */
const SILENCE_MILLISECONDS = 60_000;

/**
 * What comes over an open event stream, until the portal ends it or the signal does. A line that is cut or falls silent
 * is told from one that was ended: it throws `PortalUnreachable`.
 */
export async function* signsOf(incoming: Incoming, ending: AbortSignal): AsyncGenerator<StreamSign> {
  const parse = createEventParser();
  let isSilent = false;
  // One timer for the whole stream: moving it costs nothing, however many streams there are.
  const silence = setTimeout(() => {
    isSilent = true;
    incoming.discard();
  }, SILENCE_MILLISECONDS);
  try {
    for await (const bytes of incoming.body) {
      silence.refresh();
      yield* parse(bytes);
      silence.refresh();
    }
    if (isSilent) throw new Error("silent");
  } catch (error) {
    if (ending.aborted) return;
    throw new PortalUnreachable(isSilent ? "it has said nothing for a minute" : reasonOf(error));
  } finally {
    clearTimeout(silence);
    incoming.discard();
  }
}
