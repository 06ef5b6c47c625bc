import { ask } from "@/gateway/conversation";
import { runErrands } from "@/gateway/errands";
import { EXIT, type ExitCode } from "@/gateway/exit-codes";
import { takeDocument } from "@/gateway/intake";
import { StateNotKept } from "@/gateway/keep";
import { look } from "@/gateway/look";
import type { Asking } from "@/gateway/poll";
import { PortalRejected, PortalUnreachable } from "@/gateway/portal";
import { isCodeRefused, provision } from "@/gateway/provisioning";
import type { Session } from "@/gateway/session";
import { tellRecovery, tellTrouble } from "@/gateway/tell";

/** How being in touch went, and how long the portal asks to be left alone. */
export type Outcome = Readonly<{ code: ExitCode; hintMilliseconds: number | null }>;

const NOT_MODIFIED = 304;

/** Asks for the current document, takes it in if it may be believed, and tells what the portal has yet to hear. */
export function contact(session: Session, asking: Asking = ask): Promise<Outcome> {
  return attempt(session, async () => {
    const { document } = session.state;
    const headers = document?.etag ? { "if-none-match": document.etag } : {};
    const answer = await asking(session, { method: "GET", path: "api/device/v1/licenses", headers });
    if (answer.status !== NOT_MODIFIED) {
      const offered = { compact: answer.text.trim(), etag: answer.etag, announcedSeq: null };
      if ((await takeDocument(session, offered)) === "refused") return EXIT.document;
    }
    look(session);
    await runErrands(session);
    tellRecovery(session);
    return EXIT.done;
  });
}

/** Tries something with the portal, provisioned where that is wanted, and says what stood in the way. */
export async function attempt(session: Session, work: () => Promise<ExitCode>): Promise<Outcome> {
  try {
    await provision(session);
    return { code: await work(), hintMilliseconds: null };
  } catch (error) {
    return trouble(session, error);
  }
}

function trouble(session: Session, error: unknown): Outcome {
  if (error instanceof StateNotKept) return { code: EXIT.state, hintMilliseconds: null };
  if (error instanceof PortalRejected) {
    tellTrouble(session, { event: "rejected", ...error.problem });
    if (isCodeRefused(session, error)) giveUp(session);
    return { code: EXIT.identity, hintMilliseconds: null };
  }
  if (!(error instanceof PortalUnreachable)) throw error;
  session.clock.contactLost();
  tellTrouble(session, { event: "offline", reason: error.message });
  return { code: EXIT.offline, hintMilliseconds: error.hintMilliseconds };
}

/** Somebody has to find another code; asking again with this one would be taken for guessing. */
function giveUp(session: Session): void {
  session.hasGivenUp = true;
  session.ending.abort();
}
