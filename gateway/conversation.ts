import { enroll, mustEnrollAgain } from "@/gateway/enrollment";
import {
  type Answer,
  type Call,
  callAs,
  callOpenly,
  PortalRejected,
  PortalUnreachable,
} from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import type { CallKey } from "@/gateway/token";
import { tell } from "@/gateway/tell";

const REFUSED = 400;
const UNAUTHORIZED = 401;
const BUSY = 429;
const BROKEN = 500;

/** Refusals that a second call with a new token, made by the clock of the answer, gets over. */
const WORTH_ANOTHER_TOKEN = new Set(["clock_skew", "token_replayed"]);

/** Asks without a token: for the published keys, or for a certificate. */
export async function askOpenly(session: Session, call: Call): Promise<Answer> {
  return granted(follow(session, await callOpenly(session, call)));
}

/**
 * Asks as this gateway. A clock that is off is set by the portal's answer, a token that arrived twice is replaced, and
 * a certificate that is no longer good is, too, where there is a way to another one; each is tried once.
 */
export async function ask(session: Session, call: Call): Promise<Answer> {
  const openly = (asked: Call) => askOpenly(session, asked);
  if (session.identity.chain.length === 0) await enroll(session, openly);
  let answer = await askWith(session, call, null);
  if (mustEnrollAgain(session, answer)) {
    await enroll(session, openly);
    answer = await askOnce(session, call, null);
  }
  return granted(answer);
}

/** Asks with a call key. Null: the portal does not take it, or not for this gateway any more. */
export async function askByCallKey(session: Session, call: Call, callKey: CallKey): Promise<Answer | null> {
  const answer = await askWith(session, call, callKey);
  return answer.status === UNAUTHORIZED ? null : granted(answer);
}

async function askWith(session: Session, call: Call, callKey: CallKey | null): Promise<Answer> {
  const answer = await askOnce(session, call, callKey);
  return WORTH_ANOTHER_TOKEN.has(answer.problem?.code ?? "") ? askOnce(session, call, callKey) : answer;
}

async function askOnce(session: Session, call: Call, callKey: CallKey | null): Promise<Answer> {
  return follow(session, await callAs({ ...session, now: session.clock.now(), callKey }, call));
}

function follow(session: Session, answer: Answer): Answer {
  if (answer.portalTime !== null) followClock(session, answer.portalTime, answer.isFrozen);
  return answer;
}

/** Takes the portal's time. Only a gateway that a demo may certify lets the portal hold its clock still. */
export function followClock(session: Session, portalTime: number, isFrozen: boolean): void {
  const outcome = session.clock.contact(portalTime, isFrozen && session.identity.isOwn);
  session.channel = { ...session.channel, heardAt: session.clock.now() };
  if (outcome === "set_back" && session.told.clock !== "set_back") {
    tell(session, { event: "clock_set_back", by: "portal" });
  }
  if (outcome !== "late") session.told.clock = outcome;
}

function granted(answer: Answer): Answer {
  const { status, problem, hintMilliseconds } = answer;
  if (status >= BROKEN || status === BUSY) {
    throw new PortalUnreachable(`it answered ${status}`, hintMilliseconds);
  }
  if (problem && status < REFUSED) throw new PortalUnreachable(`it leads elsewhere (${status})`);
  if (problem) throw new PortalRejected(problem, status);
  return answer;
}
