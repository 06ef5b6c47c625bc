import { setTimeout as sleep } from "node:timers/promises";
import { contact } from "@/gateway/contact";
import { EXIT, type ExitCode } from "@/gateway/exit-codes";
import { keep, type Session } from "@/gateway/session";
import { tellSituation } from "@/gateway/tell";

/** Asks once, tells what runs, and keeps what was learned. */
export async function workOnce(session: Session): Promise<ExitCode> {
  const outcome = await contact(session);
  tellSituation(session);
  await keep(session, {});
  return outcome;
}

/** Asks at an interval until told to end. What ends in between is stopped by the alarm of `tellSituation`. */
export async function work(session: Session, intervalSeconds: number, ended: AbortSignal): Promise<ExitCode> {
  tellSituation(session);
  while (!ended.aborted) {
    await workOnce(session);
    await sleep(intervalSeconds * 1000, undefined, { signal: ended }).catch(() => undefined);
  }
  clearTimeout(session.alarm);
  await keep(session, {});
  return EXIT.done;
}
