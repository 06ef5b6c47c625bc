import type { StartReason } from "@/gateway/events";
import { note } from "@/gateway/keep";
import { look } from "@/gateway/look";
import { addNotice } from "@/gateway/notices";
import type { Session } from "@/gateway/session";
import { TEST_MODE_SECONDS } from "@/gateway/situation";

/** Lets everything run for eight hours from now, with or without a portal, as often as somebody wants. */
export function startTestMode(session: Session): void {
  void note(session, { testModeUntil: session.clock.now() + TEST_MODE_SECONDS });
  addNotice(session, { kind: "test_mode_started", reason: "requested" });
  look(session);
}

/** Ends the test mode before its time: what the document allows runs on. */
export function endTestMode(session: Session): void {
  if (session.state.testModeUntil === null) return;
  void note(session, { testModeUntil: null });
  addNotice(session, { kind: "test_mode_ended", reason: "requested" });
  look(session);
}

/** Forgets a test mode that is over, also one that ended while the gateway was off. */
export function forgetTestMode(session: Session, startReason: StartReason): void {
  const { testModeUntil } = session.state;
  if (testModeUntil === null || session.clock.now() < testModeUntil) return;
  void note(session, { testModeUntil: null });
  if (startReason !== "test_mode_over") addNotice(session, { kind: "test_mode_ended", reason: "over" });
}
