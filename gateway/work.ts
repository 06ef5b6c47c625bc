import { setTimeout as sleep } from "node:timers/promises";
import { contact, type Outcome } from "@/gateway/contact";
import { type Attempt, FIRST_COURSE, nextStep } from "@/gateway/course";
import { EXIT, type ExitCode } from "@/gateway/exit-codes";
import { note } from "@/gateway/keep";
import { listen } from "@/gateway/listen";
import { look } from "@/gateway/look";
import { type Bookkeeping, keepBooks } from "@/gateway/bookkeeping";
import { askingEvery } from "@/gateway/poll";
import type { Session } from "@/gateway/session";
import { tell } from "@/gateway/tell";

/** Asks once, tells what runs, and keeps what was learned. */
export async function workOnce(session: Session): Promise<ExitCode> {
  const { code } = await contact(session);
  look(session);
  clearTimeout(session.alarm);
  const isKept = await note(session, {});
  return isKept ? code : EXIT.state;
}

/** How a gateway keeps in touch: by events where they can be had, or by asking at an interval. */
export type Touch = Readonly<{ intervalMilliseconds: number; wantsEvents: boolean }>;

/** Does what the licenses allow and keeps in touch with the portal, until the session is to end. */
export async function work(session: Session, touch: Touch): Promise<void> {
  session.lookedAt = session.clock.now();
  look(session);
  const books: Bookkeeping = keepBooks(session);
  try {
    if (session.portal !== "") await keepInTouch(session, touch);
    else await untilEnded(session);
  } finally {
    books.end();
    clearTimeout(session.alarm);
  }
  await session.errands?.catch(() => undefined);
  await note(session, {});
}

async function keepInTouch(session: Session, touch: Touch): Promise<void> {
  const { monotonic, random, ending } = session;
  let course = touch.wantsEvents ? FIRST_COURSE : { ...FIRST_COURSE, pollsUntil: Infinity };
  while (!ending.signal.aborted) {
    const polls = monotonic() < course.pollsUntil;
    const attempt = polls ? await askNow(session, touch) : await listen(session);
    // A demo's clock that stood still goes on without the portal: what ends from now on ends by it.
    look(session);
    const pace = { ...touch, now: monotonic(), random: random() };
    const step = nextStep(course, attempt, pace);
    if (step.course.pollsUntil > course.pollsUntil)
      tell(session, { event: "polling", reason: attempt.result });
    tellChannel(session, attempt);
    course = step.course;
    await pause(session, step.waitMilliseconds);
  }
}

async function askNow(session: Session, { intervalMilliseconds }: Touch): Promise<Attempt> {
  const { code, hintMilliseconds }: Outcome = await contact(session, askingEvery(intervalMilliseconds));
  // A document that was refused will be offered again: asking sooner would not make it a better one.
  const wasAnswered = code === EXIT.done || code === EXIT.document;
  return { result: wasAnswered ? "asked" : "failed", hintMilliseconds, retryMilliseconds: null };
}

function tellChannel(session: Session, { result }: Attempt): void {
  const now = session.clock.now();
  const state = result === "asked" ? "polling" : result === "failed" ? "offline" : "connecting";
  const since = session.channel.state === state ? session.channel.since : now;
  session.channel = { ...session.channel, state, since };
}

const pause = (session: Session, milliseconds: number): Promise<void> =>
  sleep(milliseconds, undefined, { signal: session.ending.signal }).catch(() => undefined);

function untilEnded({ ending }: Session): Promise<void> {
  return new Promise((resolve) => {
    if (ending.signal.aborted) resolve();
    else ending.signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
